package org.tuoyu.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.calendar.Span.Unit;
import org.tuoyu.platform.calendar.WorkingTime.Hours;

/** Office time around the National Day of 2026: off from 1 to 7 October, worked on Saturday the 10th. */
class WorkingTimeTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private final WorkingTime time = new WorkingTime(
            new WorkingDays(
                    Map.of(
                            LocalDate.of(2026, 10, 1), "国庆节",
                            LocalDate.of(2026, 10, 2), "国庆节",
                            LocalDate.of(2026, 10, 5), "国庆节",
                            LocalDate.of(2026, 10, 6), "国庆节",
                            LocalDate.of(2026, 10, 7), "国庆节"),
                    Set.of(LocalDate.of(2026, 10, 10)),
                    Set.of(Year.of(2026))),
            List.of(
                    new Hours(LocalTime.of(8, 30), LocalTime.of(12, 0)),
                    new Hours(LocalTime.of(13, 30), LocalTime.of(17, 0))),
            CHINA);

    @Test
    void twoOfficeHoursBeforeTheHolidayEndOnTheFirstMorningAfterIt() {
        assertThat(time.after(at("2026-09-30T16:00"), new Span(2, Unit.WORKING_HOURS))
                        .at())
                .isEqualTo(at("2026-10-08T09:30"));
    }

    @Test
    void officeTimeStandsStillAtNoonAndOverNight() {
        assertThat(time.plus(at("2026-09-29T11:30"), Duration.ofHours(1)).at()).isEqualTo(at("2026-09-29T14:00"));
        assertThat(time.plus(at("2026-09-28T22:00"), Duration.ofHours(7)).at()).isEqualTo(at("2026-09-29T17:00"));
    }

    @Test
    void aClockOfWorkingDaysEndsWithTheLastOfThem() {
        var end = time.after(at("2026-09-30T16:00"), Span.workingDays(3));
        assertThat(end.at()).isEqualTo(at("2026-10-11T00:00")); // 8, 9 and the worked Saturday
        assertThat(end.dayIn(CHINA)).isEqualTo(LocalDate.of(2026, 10, 10));
    }

    @Test
    void hoursAroundTheClockKnowNoHoliday() {
        assertThat(time.after(at("2026-09-30T20:00"), new Span(24, Unit.HOURS)).at())
                .isEqualTo(at("2026-10-01T20:00"));
    }

    @Test
    void aClockThatReachesIntoAYearWithoutACalendarIsProvisional() {
        assertThat(time.plus(at("2026-12-31T16:00"), Duration.ofHours(1)).provisional())
                .isFalse();
        assertThat(time.plus(at("2026-12-31T16:00"), Duration.ofHours(2)).provisional())
                .isTrue();
    }

    @Test
    void aPausedClockGoesOnInItsOwnTimeWithWhatWasLeft() {
        // two hours were left on Wednesday; it goes on after the holiday
        assertThat(time.resume(
                                at("2026-09-30T17:00"),
                                Unit.WORKING_HOURS,
                                at("2026-09-30T15:00"),
                                at("2026-10-08T09:00"))
                        .at())
                .isEqualTo(at("2026-10-08T11:00"));
        // a day and a half were left until the end of the 30th
        assertThat(time.resume(
                                at("2026-10-01T00:00"),
                                Unit.WORKING_DAYS,
                                at("2026-09-29T13:30"),
                                at("2026-10-08T08:30"))
                        .at())
                .isEqualTo(at("2026-10-10T00:00"));
        // six hours were left at noon of a day of the holiday; it goes on in the night
        assertThat(time.resume(at("2026-10-01T18:00"), Unit.HOURS, at("2026-10-01T12:00"), at("2026-10-03T23:00"))
                        .at())
                .isEqualTo(at("2026-10-04T05:00"));
    }

    @Property
    void whatIsAddedIsWhatLiesBetween(
            @ForAll @IntRange(max = 60 * 24 * 300) int start, @ForAll @IntRange(min = 1, max = 6000) int minutes) {
        var from = at("2026-01-01T00:00").plus(Duration.ofMinutes(start));
        var end = time.plus(from, Duration.ofMinutes(minutes)).at();
        assertThat(time.between(from, end)).isEqualTo(Duration.ofMinutes(minutes));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(CHINA).toInstant();
    }
}
