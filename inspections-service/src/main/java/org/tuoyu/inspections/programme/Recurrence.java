package org.tuoyu.inspections.programme;

import biweekly.ICalDataType;
import biweekly.io.CannotParseException;
import biweekly.io.ParseContext;
import biweekly.io.scribe.property.RecurrenceRuleScribe;
import biweekly.parameter.ICalParameters;
import biweekly.util.Frequency;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import org.tuoyu.platform.http.ProblemException;

/** The days of a recurrence rule of RFC 5545. Days have no time zone here: all is counted in UTC. */
final class Recurrence {
    private static final Set<Frequency> FREQUENCIES =
            Set.of(Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY, Frequency.YEARLY);
    private static final TimeZone UTC = TimeZone.getTimeZone(ZoneOffset.UTC);
    private final biweekly.util.Recurrence rule;
    private final LocalDate from;

    private Recurrence(biweekly.util.Recurrence rule, LocalDate from) {
        this.rule = rule;
        this.from = from;
    }

    static Recurrence of(String text, LocalDate from) {
        try {
            var context = new ParseContext();
            context.setVersion(biweekly.ICalVersion.V2_0);
            var parsed = new RecurrenceRuleScribe()
                    .parseText(text, ICalDataType.RECUR, new ICalParameters(), context)
                    .getValue();
            var frequency = parsed == null ? null : parsed.getFrequency();
            if (frequency != null
                    && FREQUENCIES.contains(frequency)
                    && context.getWarnings().isEmpty()) {
                return new Recurrence(parsed, from);
            }
        } catch (CannotParseException | IllegalArgumentException e) {
            throw ProblemException.invalid("/recurrence", "recurrence", text);
        }
        throw ProblemException.invalid("/recurrence", "recurrence", text);
    }

    /** All that begin until that day and the two after it, where the rule goes on. */
    List<LocalDate> untilTwoAfter(LocalDate day) {
        var days = new ArrayList<LocalDate>();
        int after = 0;
        var all = rule.getDateIterator(Date.from(from.atStartOfDay().toInstant(ZoneOffset.UTC)), UTC);
        while (after < 2 && all.hasNext()) {
            var next = LocalDate.ofInstant(all.next().toInstant(), ZoneOffset.UTC);
            days.add(next);
            if (next.isAfter(day)) after++;
        }
        return days;
    }
}
