package org.tuoyu.targets.scenario;

import java.util.List;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/** A scenario was kept. It binds nobody. */
public record ScenarioKept(
        UUID scenarioId, String regionCode, int year, String name, List<Change> changes, long revision)
        implements DomainEvent {
    @Override
    public String type() {
        return "org.tuoyu.scenario.kept.v1";
    }

    @Override
    public String subject() {
        return scenarioId.toString();
    }
}
