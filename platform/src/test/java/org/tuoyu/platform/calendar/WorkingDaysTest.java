package org.tuoyu.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {
    private static final WorkingDays CHINA = new CalendarFiles().load(Optional.empty());

    @Test
    void fiveWorkingDaysFromTheDayBeforeNationalDayEndAfterTheWorkedSaturday() {
        assertThat(CHINA.deadline(LocalDate.of(2026, 9, 30), 5))
                .isEqualTo(new WorkingDays.Deadline(LocalDate.of(2026, 10, 13), false));
        assertThat(CHINA.counted(LocalDate.of(2026, 9, 30), 5))
                .extracting(LocalDate::getDayOfMonth)
                .containsExactly(8, 9, 10, 12, 13);
    }

    @Test
    void aDeadlineIntoAYearWithoutNoticeIsProvisional() {
        assertThat(CHINA.deadline(LocalDate.of(2026, 12, 30), 1).provisional()).isFalse();
        assertThat(CHINA.deadline(LocalDate.of(2026, 12, 30), 5))
                .isEqualTo(new WorkingDays.Deadline(LocalDate.of(2027, 1, 6), true));
    }

    @Test
    void workingDaysBetweenAreThoseOfTheDeadline() {
        for (var start = LocalDate.of(2023, 1, 1); start.getYear() < 2026; start = start.plusDays(1)) {
            var due = CHINA.deadline(start, 15).day();
            assertThat(CHINA.between(start, due)).as("from %s", start).isEqualTo(15);
            assertThat(CHINA.isWorkingDay(due)).isTrue();
        }
    }
}
