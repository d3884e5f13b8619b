package org.tuoyu.notifications.directory;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;

/**
 * A post that is there on a day, or stands in for one that is not.
 *
 * @param standsInFor the post whose inbox and rank it takes; itself when it is there
 * @param digestAt when what is not urgent comes together, each day; null: as it comes
 * @param quietFrom until {@code quietUntil}, over midnight when that is earlier, nothing comes but what is urgent
 */
public record PostOnDuty(
        UUID id,
        String region,
        String department,
        String rank,
        String[] channelsInOrder,
        LocalTime digestAt,
        LocalTime quietFrom,
        LocalTime quietUntil) {

    /** @param why QUIET_HOURS or DIGEST */
    public record Held(String why, ZonedDateTime until) {}

    public List<String> channels() {
        return List.of(channelsInOrder);
    }

    /** Until when what is not urgent waits; null when it need not. */
    public Held heldUntil(ZonedDateTime now) {
        if (digestAt != null) return new Held("DIGEST", next(now, digestAt));
        if (quietFrom == null || !isQuiet(now.toLocalTime())) return null;
        return new Held("QUIET_HOURS", next(now, quietUntil));
    }

    private boolean isQuiet(LocalTime time) {
        return quietFrom.isBefore(quietUntil)
                ? !time.isBefore(quietFrom) && time.isBefore(quietUntil)
                : !time.isBefore(quietFrom) || time.isBefore(quietUntil);
    }

    private static ZonedDateTime next(ZonedDateTime now, LocalTime time) {
        var today = now.with(time);
        return today.isAfter(now) ? today : today.plusDays(1);
    }
}
