package org.tuoyu.notifications.channels;

import java.util.List;
import java.util.UUID;

/** A way to a post. Sending returns within the time limit of its provider; it throws nothing. */
interface Channel {
    /** As preferences and deliveries name it. */
    enum Kind {
        EMAIL,
        SMS,
        ROBOT
    }

    /** @param key the same for each attempt of the same message, for providers that know such a thing */
    record Message(UUID key, String subject, List<String> lines, String link) {}

    /** Where to: of a post what the channel needs. */
    record Address(String email, String phone, String robotKind, String robotUrl, String robotSecret) {}

    /**
     * What came of an attempt.
     *
     * @param reference what the provider calls it; when given, delivered is what its receipt says later
     */
    record Outcome(DeliveryState state, String reference, String error) {
        static Outcome delivered() {
            return new Outcome(DeliveryState.DELIVERED, null, null);
        }

        static Outcome taken(String reference) {
            return new Outcome(DeliveryState.SENDING, reference, null);
        }

        static Outcome failedForNow(String error) {
            return new Outcome(DeliveryState.TEMPORARY_FAILURE, null, error);
        }

        static Outcome failedForGood(String error) {
            return new Outcome(DeliveryState.PERMANENT_FAILURE, null, error);
        }
    }

    Kind kind();

    Outcome send(Message message, Address to);
}
