package org.tuoyu.institutions.registration;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.tuoyu.institutions.capacity.ChangeSlots;
import org.tuoyu.institutions.disclosure.Disclosed;
import org.tuoyu.platform.calendar.WorkingDays;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;

/**
 * Takes what a registrar pushes, within one transaction: what is asked of the database is asked once for all of it, and
 * what is new is written together at the end. An item is refused before it has changed anything.
 */
final class Intake {
    private static final int TOWN = 9;
    private static final int DISTRICT = 6;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);
    private final Actor registrar;
    private final Instant now;
    private final LocalDate today;
    private final Function<String, RegistrarRules> rulesOf;
    private final Map<String, RegistrarRules> rules = new HashMap<>();
    private final Map<String, Registration> known;
    private final Set<String> acceptedCodes;
    private final Tools tools;
    private final Map<String, String> currentRegions = new HashMap<>();
    private final Map<String, InstitutionRegistered> begun = new HashMap<>();

    record Tools(
            Registrations registrations,
            FollowRegions followRegions,
            CancelRegistration cancelRegistration,
            ChangeSlots changeSlots,
            Disclosed disclosed,
            WorkingDays workingDays,
            Outbox outbox) {}

    /**
     * @param rulesOf a region
     * @param known of the codes that are pushed, those that are registered
     * @param acceptedCodes of them, those with a wrong check that somebody has accepted
     */
    Intake(
            Actor registrar,
            Instant now,
            LocalDate today,
            Function<String, RegistrarRules> rulesOf,
            Map<String, Registration> known,
            Set<String> acceptedCodes,
            Tools tools) {
        this.registrar = registrar;
        this.now = now;
        this.today = today;
        this.rulesOf = rulesOf;
        this.known = known;
        this.acceptedCodes = acceptedCodes;
        this.tools = tools;
    }

    RegisterInstitution.Registered take(RegisterInstitution.Request request) {
        check(request);
        var one = known.get(request.uscc());
        var outcome = one == null ? begin(request) : change(one, request);
        return new RegisterInstitution.Registered(known.get(request.uscc()), outcome);
    }

    /** To be called once after the last item. */
    void finish() {
        begun.keySet().forEach(uscc -> tools.registrations().persist(known.get(uscc)));
        begun.keySet().forEach(uscc -> tools.changeSlots().open(known.get(uscc)));
        tools.outbox()
                .publishAll(
                        registrar,
                        begun.values().stream()
                                .map(one -> new Outbox.Change(one, null))
                                .toList());
        begun.clear();
    }

    private RegisterInstitution.Outcome begin(RegisterInstitution.Request request) {
        var one = new Registration(request.uscc());
        begun.put(request.uscc(), one.register(content(request)));
        one.pushedFirst(
                today,
                tools.workingDays().between(request.registeredOn(), today),
                rules(request.regionCode()).pushWithinWorkingDays());
        one.recordedAt(request.recordedInstant());
        known.put(request.uscc(), one);
        if (request.cancelledOn() != null) cancel(one, request);
        return RegisterInstitution.Outcome.NEW;
    }

    private RegisterInstitution.Outcome change(Registration one, RegisterInstitution.Request request) {
        if (!registrar.scope().covers(one.regionCode())) throw ProblemException.conflict("registered-elsewhere");
        Registrars.require(rules(one.regionCode()), one.legalForm(), registrar);
        if (one.isNewerThan(request.recordedInstant())) return RegisterInstitution.Outcome.OUTDATED;
        var before = one.content();
        var content = content(request);
        var isSame = before.equals(content);
        if (one.cancelledOn() != null) {
            if (request.cancelledOn() != null && isSame) return RegisterInstitution.Outcome.UNCHANGED;
            throw ProblemException.conflict("registration-cancelled", one.uscc(), one.cancelledOn());
        }
        one.recordedAt(request.recordedInstant());
        if (begun.containsKey(one.uscc())) finish(); // pushed twice at once: the first is to be announced first
        if (!isSame) {
            tools.outbox().publish(registrar, one.register(content), before);
            if (!before.regionCode().equals(content.regionCode()))
                tools.changeSlots().move(one.uscc(), null, registrar);
            tools.disclosed().refresh(one.uscc());
        }
        if (request.cancelledOn() != null) cancel(one, request);
        return isSame && request.cancelledOn() == null
                ? RegisterInstitution.Outcome.UNCHANGED
                : RegisterInstitution.Outcome.CHANGED;
    }

    private void cancel(Registration one, RegisterInstitution.Request request) {
        finish();
        tools.cancelRegistration().close(one, request.cancellationReason(), request.cancelledOn(), registrar);
    }

    private Registration.Content content(RegisterInstitution.Request request) {
        return new Registration.Content(
                request.name(),
                request.legalForm(),
                registrar.department(),
                currentRegions.computeIfAbsent(
                        request.regionCode(),
                        tools.followRegions()::current), // a registrar may go on pushing an old code
                request.address(),
                request.floorArea(),
                request.head(),
                request.registeredOn());
    }

    private void check(RegisterInstitution.Request request) {
        var wrong = new ArrayList<Wrong>();
        var uscc = Uscc.violation(request.uscc());
        if (uscc != null && !(Uscc.isOfCheck(uscc) && acceptedCodes.contains(request.uscc()))) {
            wrong.add(new Wrong("/uscc", uscc, request.uscc(), Uscc.expected(uscc, request.uscc())));
        }
        if (RegionScope.of(request.regionCode()).prefix().length() < TOWN) {
            wrong.add(new Wrong("/regionCode", "region-of-premises", request.regionCode()));
        }
        if (request.registeredOn().isAfter(today)) {
            wrong.add(new Wrong(
                    "/registeredOn", "day-in-future", request.registeredOn().toString()));
        }
        // What claims to be of tomorrow would be newer than all that is pushed until then.
        if (request.recordedAt() != null && request.recordedInstant().isAfter(now.plus(CLOCKS_DIFFER))) {
            wrong.add(new Wrong(
                    "/recordedAt", "day-in-future", request.recordedAt().toString()));
        }
        checkCancellation(request, wrong);
        if (!wrong.isEmpty()) throw ProblemException.invalid(wrong);
        if (!registrar.scope().covers(request.regionCode())) throw ProblemException.forbidden("region-not-yours");
        Registrars.require(rules(request.regionCode()), request.legalForm(), registrar);
    }

    /** Of a district: asked for once for all its institutions. */
    private RegistrarRules rules(String region) {
        return rules.computeIfAbsent(region.substring(0, Math.min(DISTRICT, region.length())), rulesOf);
    }

    private void checkCancellation(RegisterInstitution.Request request, List<Wrong> wrong) {
        var day = request.cancelledOn();
        if (day == null) return;
        if (day.isAfter(today)) wrong.add(new Wrong("/cancelledOn", "day-in-future", day.toString()));
        if (day.isBefore(request.registeredOn())) {
            wrong.add(new Wrong("/cancelledOn", "cancelled-before-registered", day, request.registeredOn()));
        }
        if (request.cancellationReason() == null || request.cancellationReason().isBlank()) {
            wrong.add(new Wrong("/cancellationReason", "reason-wanted"));
        }
    }
}
