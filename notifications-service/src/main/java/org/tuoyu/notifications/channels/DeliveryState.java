package org.tuoyu.notifications.channels;

/** Of a delivery; the last two stay. */
public enum DeliveryState {
    /** Waits: for its turn, or until the time it is held for. */
    CREATED,
    /** With the provider. */
    SENDING,
    /** Will be tried again. */
    TEMPORARY_FAILURE,
    DELIVERED,
    PERMANENT_FAILURE
}
