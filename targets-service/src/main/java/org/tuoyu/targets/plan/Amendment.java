package org.tuoyu.targets.plan;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tuoyu.platform.http.ProblemException;

/**
 * The document by which an issued plan is changed (调整), or closed.
 *
 * @param documentNumber of the document that changes it
 * @param validFrom the day from which the change holds; the day of issue when an error of the import is corrected
 */
@Schema(
        name = "Amendment",
        examples =
                """
                {"documentNumber": "示例〔2026〕1号", "reason": "期满，由新方案接续", "validFrom": "2026-01-01"}""")
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
