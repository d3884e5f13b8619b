package org.tuoyu.targets.progress;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.Session;
import org.tuoyu.platform.events.Event;

/** Our copy of the slots of all institutions, as rows that are never changed. */
@ApplicationScoped
class KnownSlots {
    private final Session entities;

    private record Place(String regionCode) {}

    KnownSlots(Session entities) {
        this.entities = entities;
    }

    void add(Event event, SlotsState state) {
        entities.createNativeMutationQuery(
                        """
                        INSERT INTO known_slots
                        VALUES (:uscc, :sequence, :region, :name, :day, :registered, :filed, :event)
                        ON CONFLICT DO NOTHING""")
                .setParameter("uscc", state.uscc())
                .setParameter("sequence", event.sequence())
                .setParameter("region", state.regionCode())
                .setParameter("name", state.institutionName())
                .setParameter("day", state.effectiveDay())
                .setParameter("registered", state.registeredSlots())
                .setParameter("filed", state.filedSlots())
                .setParameter("event", event.id())
                .executeUpdate();
    }

    /** Where the institution has been: when it moves, two towns change. */
    List<String> regionsOf(String uscc) {
        return entities
                .createNativeQuery("SELECT DISTINCT region_code FROM known_slots WHERE uscc = :uscc", Place.class)
                .setParameter("uscc", uscc)
                .getResultList()
                .stream()
                .map(Place::regionCode)
                .toList();
    }
}
