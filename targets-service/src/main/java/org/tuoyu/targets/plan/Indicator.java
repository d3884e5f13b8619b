package org.tuoyu.targets.plan;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;

/**
 * What a plan counts (指标), and how it adds up.
 *
 * @param code under which it is reported; the same code means the same in every plan
 * @param numerator code of the indicator above the line of a rate; null for others, as {@code denominator}
 * @param per a rate is so much per 100, per 1000; 1 for others
 * @param responsible code of the department that reports it; null when the document names none
 * @param basis clause, standard or source of the definition
 */
@Embeddable
public record Indicator(
        String code,
        String name,
        String nameEn,
        String unit,
        @Enumerated(EnumType.STRING) Kind kind,
        @Enumerated(EnumType.STRING) Direction direction,
        @Enumerated(EnumType.STRING) Source source,
        String numerator,
        String denominator,
        int per,
        String responsible,
        String basis) {

    /** How its figures add up. */
    public enum Kind {
        /** What there is at the end of a period: added over regions, never over years. */
        STOCK,
        /** What happened in a period: added over regions and over the periods of a year. */
        FLOW,
        /** One by another: computed anew from its parts, never added and never averaged. */
        RATE
    }

    /** What is better. */
    public enum Direction {
        HIGHER,
        LOWER
    }

    /** Where its figures come from. */
    public enum Source {
        /** The responsible unit reports them. */
        REPORTED,
        /** Slots under a receipted filing, from institutions-service. */
        SLOTS_FILED,
        /** All slots in service. */
        SLOTS_REGISTERED,
        /** 常住人口 of the region. */
        POPULATION,
        /** Of a rate: its numerator and denominator. */
        PARTS
    }

    /** Whether it is a rate, computed anew from its parts. */
    public boolean ofParts() {
        return kind == Kind.RATE;
    }

    /** Whether so much is what was promised, or better. */
    public boolean meets(BigDecimal value, BigDecimal target) {
        int difference = value.compareTo(target);
        return direction == Direction.HIGHER ? difference >= 0 : difference <= 0;
    }

    Indicator answeredBy(String department) {
        return new Indicator(
                code, name, nameEn, unit, kind, direction, source, numerator, denominator, per, department, basis);
    }
}
