package org.tuoyu.institutions.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tuoyu.institutions.capacity.ChangeSlots;
import org.tuoyu.institutions.disclosure.Disclosed;
import org.tuoyu.platform.calendar.WorkingDays;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;

/**
 * 三(五)1: the registrar pushes what it has registered. The same push again changes nothing; another content is a
 * change; an institution that moves takes its slots to the other town.
 */
@ApplicationScoped
public class RegisterInstitution {
    private final Registrations registrations;
    private final Registrars registrars;
    private final AcceptedCodes acceptedCodes;
    private final Intake.Tools tools;
    private final Clock clock;

    RegisterInstitution(
            Registrations registrations,
            Registrars registrars,
            AcceptedCodes acceptedCodes,
            FollowRegions followRegions,
            CancelRegistration cancelRegistration,
            ChangeSlots changeSlots,
            Disclosed disclosed,
            WorkingDays workingDays,
            Outbox outbox,
            Clock clock) {
        this.registrations = registrations;
        this.registrars = registrars;
        this.acceptedCodes = acceptedCodes;
        this.tools = new Intake.Tools(
                registrations, followRegions, cancelRegistration, changeSlots, disclosed, workingDays, outbox);
        this.clock = clock;
    }

    /**
     * The whole registration as the registrar holds it, so that it can be pushed alone, twice, or after a newer one.
     *
     * @param regionCode town or village, 9 or 12 digits (统计用区划代码)
     * @param floorArea square metres
     * @param head 法定代表人 or 负责人
     * @param recordedAt when the registrar recorded this; what is older than what is known changes nothing
     * @param cancelledOn when it was cancelled (注销); null while it is in force
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
            @Size(max = 100) @Schema(description = "法定代表人 or 负责人") String head,
            @NotNull LocalDate registeredOn,
            @Schema(description = "When the registrar recorded this; older than what is known, it changes nothing")
                    OffsetDateTime recordedAt,
            @Schema(description = "注销; the slots are closed with it") LocalDate cancelledOn,
            @Size(max = 1000) @Schema(description = "Wanted with `cancelledOn`") String cancellationReason) {
        Instant recordedInstant() {
            return recordedAt == null ? null : recordedAt.toInstant();
        }
    }

    public enum Outcome {
        NEW,
        CHANGED,
        UNCHANGED,
        /** The registrar has recorded something newer, which is known already. */
        OUTDATED
    }

    public record Registered(Registration registration, Outcome outcome) {}

    @Transactional
    public Registered register(Request request, Actor registrar) {
        var intake = begin(List.of(request.uscc()), registrar);
        var registered = intake.take(request);
        intake.finish();
        return registered;
    }

    Intake begin(Collection<String> usccs, Actor registrar) {
        if (registrar.scope().equals(RegionScope.NONE)) throw ProblemException.forbidden("region-not-yours");
        var known =
                registrations.getSession().findMultiple(Registration.class, List.copyOf(new HashSet<>(usccs))).stream()
                        .filter(Objects::nonNull)
                        .collect(Collectors.toMap(Registration::uscc, Function.identity()));
        return new Intake(
                registrar,
                clock.instant(),
                LocalDate.now(clock),
                registrars::rulesFor,
                known,
                acceptedCodes.among(usccs, registrar),
                tools);
    }
}
