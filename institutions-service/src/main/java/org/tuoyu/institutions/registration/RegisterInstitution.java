package org.tuoyu.institutions.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tuoyu.institutions.capacity.ChangeSlots;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;

/**
 * 三(五)1: the registrar pushes what it has registered. The same push again changes nothing; another content is a
 * change; an institution that moves takes its slots to the other town.
 */
@ApplicationScoped
public class RegisterInstitution {
    private static final int TOWN = 9;
    private final Registrations registrations;
    private final FollowRegions followRegions;
    private final ChangeSlots changeSlots;
    private final Outbox outbox;
    private final Clock clock;

    RegisterInstitution(
            Registrations registrations,
            FollowRegions followRegions,
            ChangeSlots changeSlots,
            Outbox outbox,
            Clock clock) {
        this.registrations = registrations;
        this.followRegions = followRegions;
        this.changeSlots = changeSlots;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * @param regionCode town or village, 9 or 12 digits (统计用区划代码)
     * @param floorArea square metres
     */
    @Schema(
            name = "RegistrationRequest",
            examples =
                    """
                    {"uscc": "52211104MJ0000018Y", "name": "示例托育中心", "legalForm": "NON_PROFIT", "regionCode": "211104004",
                     "address": "大洼街道一号", "floorArea": 320, "registeredOn": "2024-01-05"}""")
    public record Request(
            @NotBlank @Schema(description = "统一社会信用代码, GB 32100-2015") String uscc,
            @NotBlank @Size(max = 200) String name,
            @NotNull LegalForm legalForm,
            @NotBlank @Schema(description = "Town or village, 9 or 12 digits") String regionCode,
            @NotBlank @Size(max = 300) String address,
            @Min(1) @Max(1_000_000) @Schema(description = "Square metres") Integer floorArea,
            @NotNull LocalDate registeredOn) {}

    public enum Outcome {
        NEW,
        CHANGED,
        UNCHANGED
    }

    public record Registered(Registration registration, Outcome outcome) {}

    @Transactional
    public Registered register(Request request, Actor registrar) {
        check(request, registrar);
        var content = new Registration.Content(
                request.name(),
                request.legalForm(),
                registrar.department(),
                followRegions.current(request.regionCode()), // a registrar may go on pushing an old code
                request.address(),
                request.floorArea(),
                request.registeredOn());
        var known = registrations.findById(request.uscc());
        if (known == null) {
            var registration = new Registration(request.uscc());
            var registered = registration.register(content);
            registrations.persist(registration);
            changeSlots.open(registration);
            outbox.publish(registrar, registered, null);
            return new Registered(registration, Outcome.NEW);
        }
        if (!registrar.scope().covers(known.regionCode())) throw ProblemException.forbidden("region-not-yours");
        registrations.requireRegistrarOf(known.legalForm(), registrar);
        if (known.cancelledOn() != null) {
            throw ProblemException.conflict("registration-cancelled", known.uscc(), known.cancelledOn());
        }
        var before = known.content();
        if (before.equals(content)) return new Registered(known, Outcome.UNCHANGED);
        outbox.publish(registrar, known.register(content), before);
        if (!before.regionCode().equals(content.regionCode())) changeSlots.move(known.uscc(), null, registrar);
        return new Registered(known, Outcome.CHANGED);
    }

    private void check(Request request, Actor registrar) {
        var wrong = new ArrayList<Wrong>();
        var uscc = Uscc.violation(request.uscc());
        if (uscc != null) {
            var expected = uscc.equals("uscc-check")
                    ? Uscc.checkCharacter(request.uscc())
                    : uscc.equals("uscc-organisation-check") ? Uscc.organisationCheck(request.uscc()) : ' ';
            wrong.add(new Wrong("/uscc", uscc, request.uscc(), expected));
        }
        if (RegionScope.of(request.regionCode()).prefix().length() < TOWN) {
            wrong.add(new Wrong("/regionCode", "region-of-premises", request.regionCode()));
        }
        if (request.registeredOn().isAfter(LocalDate.now(clock))) {
            wrong.add(new Wrong(
                    "/registeredOn", "day-in-future", request.registeredOn().toString()));
        }
        if (!wrong.isEmpty()) throw ProblemException.invalid(wrong);
        if (!registrar.scope().covers(request.regionCode())) throw ProblemException.forbidden("region-not-yours");
        registrations.requireRegistrarOf(request.legalForm(), registrar);
    }
}
