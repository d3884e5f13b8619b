package org.tuoyu.targets.plan;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.tuoyu.platform.http.ProblemException;

/**
 * By what an issued plan is changed (调整).
 *
 * @param documentNumber of the document that changes it
 * @param validFrom the day from which the change holds; the day of issue when an error of the import is corrected
 */
public record Amendment(
        @NotBlank @Size(max = 100) String documentNumber,
        @NotBlank @Size(max = 1000) String reason,
        @NotNull LocalDate validFrom) {

    /** A draft needs none; an issued plan does; a closed one is not changed any more. */
    public static Amendment wanted(Plan plan, Amendment given) {
        return switch (plan.status()) {
            case DRAFT -> new Amendment(plan.documentNumber(), null, plan.issuedOn());
            case ISSUED -> {
                if (given == null)
                    throw ProblemException.invalid("/amendment", "amendment-wanted", plan.documentNumber());
                if (given.validFrom().isBefore(plan.issuedOn())) {
                    throw ProblemException.invalid("/amendment/validFrom", "before-issue", plan.issuedOn());
                }
                yield given;
            }
            case CLOSED, WITHDRAWN ->
                throw ProblemException.conflict("plan-over", plan.documentNumber(), plan.status());
        };
    }
}
