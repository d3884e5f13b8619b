package org.tuoyu.institutions.record;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tuoyu.institutions.capacity.InstitutionKind;
import org.tuoyu.institutions.capacity.Ownership;
import org.tuoyu.platform.Aggregate;

/** What an institution is. Nothing is known of it until somebody has said so. */
@Entity
class InstitutionRecord extends Aggregate {
    @Id
    private String uscc;

    @Enumerated(EnumType.STRING)
    private InstitutionKind kind;

    @Enumerated(EnumType.STRING)
    private Ownership ownership;

    private boolean inclusive;

    @Enumerated(EnumType.STRING)
    private Pilot pilot;

    private String[] serviceForms = {};
    private String otherNames;
    private String phone;
    private Integer monthlyFee;
    private Double longitude;
    private Double latitude;
    private String care;
    private String meals;
    private String health;
    private String safety;
    private String emergencyPhone;
    private String[] partners = {};

    protected InstitutionRecord() {}

    InstitutionRecord(String uscc) {
        this.uscc = uscc;
    }

    /**
     * @param ownership with {@code kind} null while it is not known
     * @param inclusive 普惠
     * @param pilot null when it is none
     * @param monthlyFee yuan for a full-day month, without meals
     * @param longitude with {@code latitude} in degrees, WGS 84
     * @param care with {@code meals}, {@code health}, {@code safety} what it says of itself (保育照护, 膳食营养, 卫生保健, 安全保卫)
     * @param emergencyPhone whom to call when something happens; not published
     * @param partners 托育联合体: codes of the kindergartens it works together with
     */
    record Content(
            InstitutionKind kind,
            Ownership ownership,
            boolean inclusive,
            Pilot pilot,
            Set<ServiceForm> serviceForms,
            String otherNames,
            String phone,
            Integer monthlyFee,
            Double longitude,
            Double latitude,
            String care,
            String meals,
            String health,
            String safety,
            String emergencyPhone,
            List<String> partners) {}

    Content content() {
        var forms = EnumSet.noneOf(ServiceForm.class);
        for (var form : serviceForms) forms.add(ServiceForm.valueOf(form));
        return new Content(
                kind,
                ownership,
                inclusive,
                pilot,
                forms,
                otherNames,
                phone,
                monthlyFee,
                longitude,
                latitude,
                care,
                meals,
                health,
                safety,
                emergencyPhone,
                List.of(partners));
    }

    InstitutionRecorded describe(Content content, String name, String regionCode) {
        kind = content.kind();
        ownership = content.ownership();
        inclusive = content.inclusive();
        pilot = content.pilot();
        serviceForms = content.serviceForms().stream().map(Enum::name).sorted().toArray(String[]::new);
        otherNames = content.otherNames();
        phone = content.phone();
        monthlyFee = content.monthlyFee();
        longitude = content.longitude();
        latitude = content.latitude();
        care = content.care();
        meals = content.meals();
        health = content.health();
        safety = content.safety();
        emergencyPhone = content.emergencyPhone();
        partners = content.partners().toArray(String[]::new);
        return new InstitutionRecorded(
                uscc,
                name,
                regionCode,
                kind,
                ownership,
                inclusive,
                pilot,
                content.serviceForms(),
                monthlyFee,
                longitude,
                latitude,
                nextRevision());
    }
}
