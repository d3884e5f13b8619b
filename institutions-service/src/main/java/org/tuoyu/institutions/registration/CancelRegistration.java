package org.tuoyu.institutions.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import org.tuoyu.institutions.capacity.ChangeSlots;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;

/**
 * The registrar cancels what it registered; the slots are closed with it, and a filing that is under way ends. A second time
 * it changes nothing.
 */
@ApplicationScoped
class CancelRegistration {
    private final Registrations registrations;
    private final Registrars registrars;
    private final ChangeSlots changeSlots;
    private final Outbox outbox;
    private final Event<Closed> followers;
    private final Clock clock;

    CancelRegistration(
            Registrations registrations,
            Registrars registrars,
            ChangeSlots changeSlots,
            Outbox outbox,
            Event<Closed> followers,
            Clock clock) {
        this.registrations = registrations;
        this.registrars = registrars;
        this.changeSlots = changeSlots;
        this.outbox = outbox;
        this.followers = followers;
        this.clock = clock;
    }

    /** @param day on which it was cancelled; today when null */
    @Transactional
    Registration cancel(String uscc, String reason, LocalDate day, Actor registrar) {
        var registration = registrations.require(uscc, registrar);
        Registrars.require(registrars.rulesFor(registrar.region()), registration.legalForm(), registrar);
        if (registration.cancelledOn() != null) return registration;
        var cancelledOn = day == null ? LocalDate.now(clock) : day;
        if (cancelledOn.isBefore(registration.registeredOn())) {
            throw ProblemException.invalid(
                    "/day", "cancelled-before-registered", cancelledOn, registration.registeredOn());
        }
        if (cancelledOn.isAfter(LocalDate.now(clock))) {
            throw ProblemException.invalid("/day", "day-in-future", cancelledOn.toString());
        }
        close(registration, reason, day, registrar);
        return registration;
    }

    /** @param day checked before; today when null */
    void close(Registration registration, String reason, LocalDate day, Actor registrar) {
        var before = registration.content();
        var cancelledOn = day == null ? LocalDate.now(clock) : day;
        outbox.publish(registrar, registration.cancel(reason, cancelledOn), before);
        changeSlots.close(registration.uscc(), reason, day, registrar);
        followers.fire(new Closed(registration.uscc(), registrar));
    }
}
