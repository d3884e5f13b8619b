package org.tuoyu.targets.task;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The clauses of a plan as tasks.
 *
 * @param overdue duties that are late, over all clauses
 */
public record Tasks(UUID planId, int overdue, List<Task> tasks) {

    /**
     * @param lead 牵头单位, code of the department; {@code cooperating} those that co-operate
     * @param towns the towns have 属地责任
     */
    public record Task(
            String clause,
            String heading,
            String lead,
            List<String> cooperating,
            boolean towns,
            List<MilestoneView> milestones) {}

    public record MilestoneView(
            UUID milestoneId, String title, LocalDate dueDay, long revision, List<DutyView> duties) {}

    /**
     * @param name of the unit
     * @param workingDaysLate since the due day, while no report is accepted; for one that came late, until it came
     * @param provisional the calendar of one of the years counted is not known yet
     */
    public record DutyView(
            UUID dutyId,
            String regionCode,
            String department,
            String name,
            Duty.Role role,
            DutyStatus status,
            LocalDate reportedOn,
            int workingDaysLate,
            boolean provisional,
            String note,
            long revision) {}
}
