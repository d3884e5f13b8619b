package org.tuoyu.inspections.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.tuoyu.inspections.programme.Due.State;
import org.tuoyu.platform.http.ProblemException;

/** What is due follows from the rule and from what was done. */
class DueTest {
    private static final LocalDate START = LocalDate.of(2023, 1, 1);

    @Test
    void aRecurrenceIsThatOfRfc5545() {
        assertThat(Recurrence.of("FREQ=YEARLY", START).untilTwoAfter(LocalDate.of(2024, 5, 1)))
                .containsExactly(START, day(2024, 1, 1), day(2025, 1, 1), day(2026, 1, 1));
        assertThat(Recurrence.of("FREQ=MONTHLY;INTERVAL=6", START).untilTwoAfter(day(2023, 8, 1)))
                .containsExactly(START, day(2023, 7, 1), day(2024, 1, 1), day(2024, 7, 1));
        assertThat(Recurrence.of("FREQ=MONTHLY;BYDAY=-1FR", START).untilTwoAfter(day(2023, 1, 2)))
                .containsExactly(day(2023, 1, 27), day(2023, 2, 24));
        assertThat(Recurrence.of("FREQ=YEARLY;COUNT=2", START).untilTwoAfter(day(2026, 1, 1)))
                .containsExactly(START, day(2024, 1, 1));
        for (var bad : new String[] {"", "YEARLY", "FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=NEVER", "每年"}) {
            assertThatThrownBy(() -> Recurrence.of(bad, START)).as(bad).isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void whatIsNeverDoneBecomesOverdueByItselfAndEachPeriodThatGoesByIsCounted() {
        assertThat(yearly(START, null, day(2023, 12, 31))).isEqualTo(new Due.Term(day(2023, 12, 31), State.DUE, 0));
        assertThat(yearly(START, null, day(2024, 1, 1))).isEqualTo(new Due.Term(day(2023, 12, 31), State.OVERDUE, 1));
        assertThat(yearly(START, null, day(2026, 1, 1)).missed()).isEqualTo(3);
    }

    @Test
    void thePeriodInWhichAnInstitutionBeginsIsNotCounted() {
        assertThat(yearly(day(2024, 11, 3), null, day(2024, 12, 1)))
                .isEqualTo(new Due.Term(day(2025, 12, 31), State.DONE, 0));
    }

    @Test
    void theGradeSaysHowOftenAndTheLastTimeCounts() {
        var today = day(2026, 6, 1);
        assertThat(Due.byGrade(30, START, START, today.minusDays(31), today).state())
                .isEqualTo(State.OVERDUE);
        assertThat(Due.byGrade(365, START, START, today.minusDays(31), today).state())
                .isEqualTo(State.DONE);
        assertThat(Due.byGrade(365, START, START, null, today))
                .isEqualTo(new Due.Term(day(2024, 1, 1), State.OVERDUE, 3));
    }

    @Property
    void onceDoneNothingIsWantedBeforeTheNextPeriodAndTheLaterTheDayTheMoreIsMissed(
            @ForAll @IntRange(max = 3000) int since, @ForAll @IntRange(max = 3000) int today) {
        var now = START.plusDays(today);
        var starts = Recurrence.of("FREQ=MONTHLY;INTERVAL=3", START).untilTwoAfter(now);
        assertThat(Due.byPeriods(starts, START, now, now).state()).isEqualTo(State.DONE);
        var never = Due.byPeriods(starts, START.plusDays(since), null, now);
        if (never == null) return; // it begins after all that is looked at
        assertThat(never.state() == State.OVERDUE).isEqualTo(never.dueDay().isBefore(now));
        assertThat(never.state() == State.OVERDUE).isEqualTo(never.missed() > 0);
        var later = now.plusDays(91);
        var more = Due.byPeriods(
                Recurrence.of("FREQ=MONTHLY;INTERVAL=3", START).untilTwoAfter(later),
                START.plusDays(since),
                null,
                later);
        assertThat(more.missed()).isGreaterThanOrEqualTo(never.missed());
    }

    private static Due.Term yearly(LocalDate since, LocalDate done, LocalDate today) {
        return Due.byPeriods(Recurrence.of("FREQ=YEARLY", START).untilTwoAfter(today), since, done, today);
    }

    private static LocalDate day(int year, int month, int day) {
        return LocalDate.of(year, month, day);
    }
}
