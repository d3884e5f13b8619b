package org.tuoyu.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {
    private static final WorkingDays CHINA = new CalendarFiles().load(Optional.empty());

    @Test
    void fiveWorkingDaysFromTheDayBeforeNationalDayEndAfterTheWorkedSaturday() {
        assertThat(CHINA.deadline(LocalDate.of(2026, 9, 30), 5))
                .isEqualTo(new WorkingDays.Deadline(LocalDate.of(2026, 10, 13), false));
    }

    @Test
    void everyDayUpToADueDaySaysWhyItCountsOrNot() {
        assertThat(CHINA.explain(LocalDate.of(2026, 9, 30), 5, day -> false))
                .extracting(day -> day.day().getDayOfMonth() + " " + day.why() + " " + day.holiday())
                .containsExactly(
                        "1 HOLIDAY 国庆节",
                        "2 HOLIDAY 国庆节",
                        "3 HOLIDAY 国庆节",
                        "4 HOLIDAY 国庆节",
                        "5 HOLIDAY 国庆节",
                        "6 HOLIDAY 国庆节",
                        "7 HOLIDAY 国庆节",
                        "8 WORKING_DAY null",
                        "9 WORKING_DAY null",
                        "10 MAKE_UP_DAY null",
                        "11 WEEKEND null",
                        "12 WORKING_DAY null",
                        "13 WORKING_DAY null");
    }

    @Test
    void whileAClockStandsStillNoDayCounts() {
        var tuesday = LocalDate.of(2026, 3, 3);
        assertThat(CHINA.deadline(
                        tuesday, 5, day -> day.isAfter(tuesday.plusDays(1)) && day.isBefore(tuesday.plusDays(8))))
                .isEqualTo(new WorkingDays.Deadline(LocalDate.of(2026, 3, 16), false));
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

    @Property
    void workingDaysBetweenAreAllThatCountOneByOne(
            @ForAll @IntRange(min = 0, max = 5000) int first, @ForAll @IntRange(min = -10, max = 800) int days) {
        var start = LocalDate.of(2019, 1, 1).plusDays(first);
        var end = start.plusDays(days);
        var counted = start.plusDays(1).datesUntil(days < 1 ? start.plusDays(1) : end.plusDays(1));
        assertThat(CHINA.between(start, end))
                .isEqualTo((int) counted.filter(CHINA::isWorkingDay).count());
    }
}
