package org.tuoyu.institutions.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.rules.RuleKind;
import org.tuoyu.platform.rules.RuleSets;

/** Who registers what, by the rules of the region in which the institution is. */
@ApplicationScoped
class Registrars {
    private static final RuleKind KIND = new RuleKind("registrars", RegistrarRules.class);
    private final RuleSets ruleSets;
    private final Clock clock;

    Registrars(RuleSets ruleSets, Clock clock) {
        this.ruleSets = ruleSets;
        this.clock = clock;
    }

    @Produces
    @Singleton
    static RuleKind kind() {
        return KIND;
    }

    RegistrarRules rulesFor(String region) {
        return ruleSets.inForce(KIND, RegistrarRules.class, region, LocalDate.now(clock))
                .content();
    }

    /** What another registrar registers is not ours to say. */
    static void require(RegistrarRules rules, LegalForm form, Actor registrar) {
        var registrars = rules.of(form);
        if (!registrars.contains(registrar.department())) {
            throw ProblemException.forbidden("registrar-of-form", form, registrars);
        }
    }
}
