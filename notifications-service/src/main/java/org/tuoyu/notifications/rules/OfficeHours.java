package org.tuoyu.notifications.rules;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.tuoyu.platform.calendar.WorkingDays;
import org.tuoyu.platform.calendar.WorkingTime;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.rules.RuleKind;

/** When an office works on a working day. */
public record OfficeHours(@NotNull @Size(min = 1, max = 10) List<@Valid @NotNull Part> hours)
        implements RuleKind.Content {

    /** @param until not included */
    public record Part(@NotNull LocalTime from, @NotNull LocalTime until) {}

    @Override
    public List<Wrong> contradictions() {
        for (int i = 0; i < hours.size(); i++) {
            var one = hours.get(i);
            if (!one.from().isBefore(one.until())
                    || i > 0 && one.from().isBefore(hours.get(i - 1).until())) {
                return List.of(new Wrong("/content/hours/" + i, "office-hours"));
            }
        }
        return List.of();
    }

    public WorkingTime on(WorkingDays days, ZoneId zone) {
        return new WorkingTime(
                days,
                hours.stream()
                        .map(part -> new WorkingTime.Hours(part.from(), part.until()))
                        .toList(),
                zone);
    }
}
