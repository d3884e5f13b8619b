package org.tuoyu.institutions.disclosure;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.ArrayList;
import java.util.List;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.rules.RuleKind;

/**
 * What is published.
 *
 * @param fields of an institution, by the names of the answer; none else leaves the service without login
 * @param refusalMonths for how long a refusal is published; 0 for not at all
 */
record DisclosureRules(@NotEmpty List<@NotBlank String> fields, @Min(0) @Max(600) int refusalMonths)
        implements RuleKind.Content {

    @Override
    public List<Wrong> contradictions() {
        var wrong = new ArrayList<Wrong>();
        for (int i = 0; i < fields.size(); i++) {
            if (!PublicInstitution.FIELDS.contains(fields.get(i))) {
                wrong.add(new Wrong("/content/fields/" + i, "code-unknown", fields.get(i), PublicInstitution.FIELDS));
            }
        }
        return wrong;
    }
}
