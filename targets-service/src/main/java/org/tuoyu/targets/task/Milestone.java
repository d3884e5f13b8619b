package org.tuoyu.targets.task;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tuoyu.platform.Aggregate;
import org.tuoyu.platform.Ids;

/** What is to be done of a clause by a day. */
@Entity
class Milestone extends Aggregate {
    @Id
    private UUID id;

    private UUID planId;
    private String regionCode;
    private String clause;
    private String title;
    private LocalDate dueDay;
    private boolean withdrawn;

    protected Milestone() {}

    Milestone(UUID planId, String regionCode, String clause, String title, LocalDate dueDay) {
        this.id = Ids.next();
        this.planId = planId;
        this.regionCode = regionCode;
        this.clause = clause;
        this.title = title;
        this.dueDay = dueDay;
        nextRevision();
    }

    void withdraw() {
        withdrawn = true;
        nextRevision();
    }

    /** @param reporters who has to report, each as region/department */
    MilestoneState state(List<String> reporters) {
        return new MilestoneState(id, planId, regionCode, clause, title, dueDay, withdrawn, reporters, revision());
    }

    UUID id() {
        return id;
    }

    UUID planId() {
        return planId;
    }

    String clause() {
        return clause;
    }

    String title() {
        return title;
    }

    LocalDate dueDay() {
        return dueDay;
    }

    boolean isWithdrawn() {
        return withdrawn;
    }
}
