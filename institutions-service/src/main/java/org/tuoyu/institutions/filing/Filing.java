package org.tuoyu.institutions.filing;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tuoyu.institutions.registration.Registration;
import org.tuoyu.platform.Aggregate;
import org.tuoyu.platform.Ids;
import org.tuoyu.platform.calendar.WorkingDays.Deadline;

/** One institution's filing, from draft to the result of the on-site verification. */
@Entity
public class Filing extends Aggregate {
    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "uscc")
    private Registration institution;

    @Enumerated(EnumType.STRING)
    private FilingStatus status = FilingStatus.DRAFT;

    private int slots;
    private String[] documents = {};
    private String[] reasons = {};
    private LocalDate submittedOn;
    private LocalDate decidedOn;
    private LocalDate verifiedOn;
    private LocalDate receiptDue;
    private LocalDate refusalDue;
    private boolean dueProvisional;

    protected Filing() {}

    Filing(Registration institution) {
        this.id = Ids.next();
        this.institution = institution;
    }

    FilingState draft() {
        return moved();
    }

    /** @param slots those of the classes on the day of submission: what the filing is for */
    FilingState submit(int slots, List<String> documents, LocalDate day, Deadline receipt, Deadline refusal) {
        status = status.moveTo(FilingStatus.SUBMITTED);
        this.slots = slots;
        this.documents = documents.toArray(String[]::new);
        this.reasons = new String[0];
        submittedOn = day;
        receiptDue = receipt.day();
        refusalDue = refusal.day();
        dueProvisional = receipt.provisional() || refusal.provisional();
        return moved();
    }

    /** 一次性告知: everything that is missing, at once. */
    FilingState giveBack(List<String> missing) {
        status = status.moveTo(FilingStatus.RETURNED);
        reasons = missing.toArray(String[]::new);
        return moved();
    }

    FilingState issueReceipt(LocalDate day) {
        status = status.moveTo(FilingStatus.RECEIPTED);
        decidedOn = day;
        return moved();
    }

    FilingState refuse(List<String> reasons, LocalDate day) {
        status = status.moveTo(FilingStatus.REFUSED);
        this.reasons = reasons.toArray(String[]::new);
        decidedOn = day;
        return moved();
    }

    FilingState verify(LocalDate day) {
        status = status.moveTo(FilingStatus.VERIFIED);
        verifiedOn = day;
        return moved();
    }

    FilingState withdraw() {
        status = status.moveTo(FilingStatus.WITHDRAWN);
        return moved();
    }

    private FilingState moved() {
        nextRevision();
        return state();
    }

    FilingState state() {
        return new FilingState(
                id,
                institution.uscc(),
                institution.name(),
                institution.regionCode(),
                status,
                slots,
                List.of(documents),
                List.of(reasons),
                submittedOn,
                decidedOn,
                verifiedOn,
                receiptDue,
                refusalDue,
                dueProvisional,
                revision());
    }

    public UUID id() {
        return id;
    }

    String uscc() {
        return institution.uscc();
    }

    FilingStatus status() {
        return status;
    }

    int slots() {
        return slots;
    }

    /** No later act may lie before this day. */
    LocalDate lastDay() {
        return decidedOn != null ? decidedOn : submittedOn;
    }
}
