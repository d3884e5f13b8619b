package org.tuoyu.institutions.registration;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
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
    private LocalDate registeredOn;
    private LocalDate cancelledOn;
    private String cancellationReason;

    protected Registration() {}

    Registration(String uscc) {
        this.uscc = uscc;
    }

    /** @param floorArea square metres, null when the registrar does not know it */
    record Content(
            String name,
            LegalForm legalForm,
            String registrar,
            String regionCode,
            String address,
            Integer floorArea,
            LocalDate registeredOn) {}

    Content content() {
        return new Content(name, legalForm, registrar, regionCode, address, floorArea, registeredOn);
    }

    InstitutionRegistered register(Content content) {
        var isNew = name == null;
        name = content.name();
        legalForm = content.legalForm();
        registrar = content.registrar();
        regionCode = content.regionCode();
        address = content.address();
        floorArea = content.floorArea();
        registeredOn = content.registeredOn();
        var change = isNew ? InstitutionRegistered.Change.REGISTERED : InstitutionRegistered.Change.CHANGED;
        return InstitutionRegistered.of(uscc, content, change, nextRevision());
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
