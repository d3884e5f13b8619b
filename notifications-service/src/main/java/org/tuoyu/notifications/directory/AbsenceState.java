package org.tuoyu.notifications.directory;

import java.time.LocalDate;
import java.util.UUID;

/**
 * When nobody sits at a post.
 *
 * @param untilDay the last day
 * @param standIn the post that takes over; null when none does
 */
record AbsenceState(UUID id, LocalDate fromDay, LocalDate untilDay, UUID standIn) {}
