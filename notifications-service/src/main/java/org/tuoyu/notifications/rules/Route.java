package org.tuoyu.notifications.rules;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.tuoyu.platform.calendar.Span;

/**
 * One way that an event goes.
 *
 * @param when all must hold; none: always
 * @param matter finds the clause of the plan when the event names none
 * @param tell in this order; empty: nobody has to do anything
 * @param deliver until it has reached the post by one of its channels; null: it is enough that it is in the inbox
 * @param acknowledge to take note of it
 * @param done until those who act have done what is to be done; null: there is nothing to do
 * @param escalation code of the policy by which others learn that nobody answered; null: none
 * @param settles kinds of event: what was told of them about the same subject is done with
 */
public record Route(
        @Size(max = 20) List<@Valid @NotNull Condition> when,
        @NotBlank @Size(max = 60) String matter,
        @NotNull @Size(max = 20) List<@Valid @NotNull Tell> tell,
        @NotNull Boolean urgent,
        @Valid Span deliver,
        @NotNull @Valid Span acknowledge,
        @Valid Span done,
        @Pattern(regexp = "[a-z][a-z0-9-]{0,59}") String escalation,
        @Size(max = 20) List<@NotBlank String> settles) {

    /** Why an inbox is told. */
    public enum Role {
        /** 牵头单位 of the clause */
        LEAD,
        /** 配合单位 of the clause, in printed order */
        COOPERATING,
        /** The departments that the event itself names: who has the power, or must be told. */
        NAMED,
        /** A certain department of the plan. */
        DEPARTMENT,
        /** 属地: the town of the event's region */
        TOWN,
        /** 村（社区）: the village of the event's region */
        VILLAGE,
        /** Told because others did not answer. */
        ESCALATED
    }

    /**
     * @param acts whether the time to have it done runs for it
     * @param of field of the event for NAMED, code of the department for DEPARTMENT
     */
    public record Tell(@NotNull Role role, @NotNull Boolean acts, @Size(max = 120) String of) {}

    /**
     * @param field of the data, {@code a.b} for one inside
     * @param is any of these; numbers and truth values as they are written
     */
    public record Condition(
            @NotBlank @Size(max = 120) String field, @NotNull @Size(min = 1, max = 50) List<@NotNull String> is) {
        boolean holds(JsonNode data) {
            return Field.values(data, field).stream().anyMatch(is::contains);
        }
    }

    /** The same, but told to others. */
    public Route toldTo(List<Tell> others) {
        return new Route(when, matter, others, urgent, deliver, acknowledge, done, escalation, settles);
    }

    List<Condition> conditions() {
        return when == null ? List.of() : when;
    }

    public List<String> settled() {
        return settles == null ? List.of() : settles;
    }

    boolean holds(JsonNode data) {
        return conditions().stream().allMatch(condition -> condition.holds(data));
    }
}
