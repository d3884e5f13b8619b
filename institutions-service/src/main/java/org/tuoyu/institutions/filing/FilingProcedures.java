package org.tuoyu.institutions.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.UUID;
import org.tuoyu.platform.rules.RuleKind;
import org.tuoyu.platform.rules.RuleSets;
import org.tuoyu.platform.rules.Rules;

/** The procedure under which a filing begins, and goes on when another has come into force since. */
@ApplicationScoped
class FilingProcedures {
    private static final RuleKind KIND = new RuleKind("filing", FilingProcedure.class);
    private final RuleSets ruleSets;

    FilingProcedures(RuleSets ruleSets) {
        this.ruleSets = ruleSets;
    }

    @Produces
    @Singleton
    static RuleKind kind() {
        return KIND;
    }

    Rules<FilingProcedure> inForce(String region, LocalDate day) {
        return ruleSets.inForce(KIND, FilingProcedure.class, region, day);
    }

    FilingProcedure of(UUID rulesId) {
        return ruleSets.of(rulesId, FilingProcedure.class).content();
    }
}
