package org.tuoyu.inspections.overview;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tuoyu.inspections.programme.Due;

/**
 * A district's supervision at a glance.
 *
 * @param overdue what programmes want and is overdue, longest first
 * @param weeks of the month, Monday first
 */
public record Overview(
        Figures figures,
        List<Due> overdue,
        List<Town> towns,
        List<List<Day>> weeks,
        List<Load> workload,
        List<Late> late,
        List<Drawn> draws) {

    /**
     * @param overdue what programmes want and was not done in time
     * @param late findings that are not put right in time
     * @param waiting evidence that waits for its verification
     * @param outbreaks that are not reported yet
     * @param untold incidents of which somebody was not told in time
     * @param conflicts submissions of devices that wait for a decision
     */
    public record Figures(
            int overdue, int due, long open, long late, long waiting, long outbreaks, long untold, long conflicts) {}

    /** @param grades institutions by grade, in the order of the grades */
    public record Town(
            String regionCode,
            String name,
            int institutions,
            int overdue,
            int due,
            int open,
            int late,
            List<Grade> grades) {
        /** What colours it: the worst that is there. */
        public String tone() {
            if (overdue + late > 0) return "bad";
            return due + open > 0 ? "warn" : "good";
        }
    }

    public record Grade(String name, int institutions) {}

    /**
     * A day of the calendar.
     *
     * @param inMonth false for what fills up the first and last week
     * @param planned visits still to be made
     */
    public record Day(LocalDate day, boolean inMonth, boolean working, long planned, long made) {}

    /** @param percent of the most that anybody has */
    public record Load(String account, long planned, long made, long percent) {}

    /** A finding that is not put right in time. */
    public record Late(
            UUID id, String institutionName, String description, LocalDate dueDay, String severity, int overdueSteps) {}

    public record Drawn(UUID id, String title, LocalDate dueDay, boolean made) {}
}
