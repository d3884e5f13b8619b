package org.tuoyu.institutions.registration;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import org.tuoyu.platform.Aggregate;

/** What the registrar says of an institution. */
@Entity
public class Registration extends Aggregate {
    @Id
    private String uscc;

    private String name;

    @Enumerated(EnumType.STRING)
    private LegalForm legalForm;

    private String registrar;
    private String regionCode;
    private String address;
    private Integer floorArea;
    private String head;
    private LocalDate registeredOn;
    private LocalDate firstPushedOn;
    private Integer pushedAfterWorkingDays;
    private Integer pushAllowedWorkingDays;
    private Instant recordedAt;
    private LocalDate cancelledOn;
    private String cancellationReason;

    protected Registration() {}

    Registration(String uscc) {
        this.uscc = uscc;
    }

    /**
     * @param floorArea square metres, null when the registrar does not know it
     * @param head 法定代表人 or 负责人 as registered, null when not pushed
     */
    record Content(
            String name,
            LegalForm legalForm,
            String registrar,
            String regionCode,
            String address,
            Integer floorArea,
            String head,
            LocalDate registeredOn) {}

    Content content() {
        return new Content(name, legalForm, registrar, regionCode, address, floorArea, head, registeredOn);
    }

    InstitutionRegistered register(Content content) {
        var isNew = name == null;
        name = content.name();
        legalForm = content.legalForm();
        registrar = content.registrar();
        regionCode = content.regionCode();
        address = content.address();
        floorArea = content.floorArea();
        head = content.head();
        registeredOn = content.registeredOn();
        var change = isNew ? InstitutionRegistered.Change.REGISTERED : InstitutionRegistered.Change.CHANGED;
        return InstitutionRegistered.of(uscc, content, change, nextRevision());
    }

    /**
     * @param workingDays between registration and push
     * @param allowed of them by the rules of that day; null when the rules name no number
     */
    void pushedFirst(LocalDate day, int workingDays, Integer allowed) {
        firstPushedOn = day;
        pushedAfterWorkingDays = workingDays;
        pushAllowedWorkingDays = allowed;
    }

    /** Whether the registrar recorded something newer before; without a time nothing is known to be newer. */
    boolean isNewerThan(Instant recorded) {
        return recorded != null && recordedAt != null && recorded.isBefore(recordedAt);
    }

    void recordedAt(Instant recorded) {
        if (recorded != null) recordedAt = recorded;
    }

    /** Its town has gone on as another; the registrar did nothing. */
    InstitutionRegistered follow(String region) {
        regionCode = region;
        return InstitutionRegistered.of(uscc, content(), InstitutionRegistered.Change.FOLLOWED_REGION, nextRevision());
    }

    /** 注销: it stays in the register, with the day and the reason. */
    RegistrationCancelled cancel(String reason, LocalDate day) {
        cancelledOn = day;
        cancellationReason = reason;
        return new RegistrationCancelled(uscc, name, registrar, regionCode, day, reason, nextRevision());
    }

    public String uscc() {
        return uscc;
    }

    public String name() {
        return name;
    }

    public LegalForm legalForm() {
        return legalForm;
    }

    public String registrar() {
        return registrar;
    }

    public String regionCode() {
        return regionCode;
    }

    public String address() {
        return address;
    }

    public Integer floorArea() {
        return floorArea;
    }

    /** 法定代表人 or 负责人 as registered; null when not pushed. */
    public String head() {
        return head;
    }

    public LocalDate registeredOn() {
        return registeredOn;
    }

    /** Null while it is in force. */
    public LocalDate cancelledOn() {
        return cancelledOn;
    }

    String cancellationReason() {
        return cancellationReason;
    }
}
