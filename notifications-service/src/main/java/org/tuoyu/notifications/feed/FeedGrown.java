package org.tuoyu.notifications.feed;

/** Events were taken in and committed; told inside the process. */
public record FeedGrown() {}
