package org.tuoyu.targets.indicator;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/**
 * Figures of indicators were reported or corrected.
 *
 * @param regionCode of the authority that reported them
 */
record ObservationsReported(UUID reportId, String regionCode, List<Figure> figures) implements DomainEvent {

    /**
     * @param month null for the year as a whole
     * @param before the figure that is corrected; null for a first one
     * @param reason of a correction
     */
    record Figure(
            String indicator,
            String regionCode,
            int year,
            Integer month,
            BigDecimal value,
            BigDecimal before,
            String evidence,
            String reason,
            int revision) {}

    @Override
    public String type() {
        return "org.tuoyu.observations.reported.v1";
    }

    @Override
    public String subject() {
        return reportId.toString();
    }

    @Override
    public long revision() {
        return 1;
    }
}
