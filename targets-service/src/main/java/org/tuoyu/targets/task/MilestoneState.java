package org.tuoyu.targets.task;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/**
 * A milestone was set, or withdrawn.
 *
 * @param reporters who has to report by the day, each as region/department
 */
public record MilestoneState(
        UUID milestoneId,
        UUID planId,
        String regionCode,
        String clause,
        String title,
        LocalDate dueDay,
        @JsonIgnore boolean withdrawn,
        List<String> reporters,
        long revision)
        implements DomainEvent {
    @Override
    public String type() {
        return withdrawn ? "org.tuoyu.milestone.withdrawn.v1" : "org.tuoyu.milestone.set.v1";
    }

    @Override
    public String subject() {
        return milestoneId.toString();
    }

    @Override
    public String underClause() {
        return clause;
    }
}
