package org.tuoyu.notifications.inbox;

import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Times for people, in China, and lists: {@code when:at(…)} in templates. */
@TemplateExtension(namespace = "when")
final class When {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private When() {}

    static String at(OffsetDateTime time) {
        return at(time.toInstant());
    }

    static String at(Instant time) {
        return MINUTE.format(time.atZone(CHINA));
    }

    static String joined(List<String> items) {
        return String.join(", ", items);
    }

    /** The last day of a time that ends with a day; the minute of any other. */
    static String last(OffsetDateTime end) {
        var local = end.atZoneSameInstant(CHINA);
        return local.toLocalTime().toSecondOfDay() == 0
                ? local.toLocalDate().minusDays(1).toString()
                : MINUTE.format(local);
    }
}
