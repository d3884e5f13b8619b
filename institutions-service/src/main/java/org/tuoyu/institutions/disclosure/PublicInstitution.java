package org.tuoyu.institutions.disclosure;

import com.fasterxml.jackson.annotation.JsonFilter;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * An institution as everybody may see it. Which of these fields are published say the rules; the others are absent.
 *
 * @param monthlyFee yuan for a full-day month, without meals
 * @param longitude with {@code latitude} in degrees, WGS 84
 * @param filedOn 备案日期
 * @param slots filed ones
 * @param freeSlots by the last enrolment reported; null when none was
 * @param enrolmentMonth the first day of the month that {@code freeSlots} are of
 * @param fromMonths youngest age that a class takes, in months; null without classes
 * @param toMonths up to this age, not included
 * @param suspendedSince null when it is in service
 * @param care with meals, health and safety in the institution's own words (保育照护, 膳食营养, 卫生保健, 安全保卫); lists leave them out
 * @param distance metres from the place asked for; null when none was
 */
@JsonFilter(PublicInstitution.PUBLISHED)
public record PublicInstitution(
        String uscc,
        String name,
        String otherNames,
        String kind,
        String ownership,
        boolean inclusive,
        String[] serviceForms,
        String regionCode,
        String address,
        String phone,
        Integer monthlyFee,
        Double longitude,
        Double latitude,
        LocalDate filedOn,
        LocalDate verifiedOn,
        int slots,
        Integer freeSlots,
        LocalDate enrolmentMonth,
        Integer fromMonths,
        Integer toMonths,
        LocalDate suspendedSince,
        String care,
        String meals,
        String health,
        String safety,
        Integer distance) {
    /** The fields that are published are chosen when it is written. */
    static final String PUBLISHED = "published";

    /** What only the answer about one institution, and the file, say. */
    static final Set<String> OWN_WORDS = Set.of("care", "meals", "health", "safety");

    static final List<String> FIELDS = Arrays.stream(PublicInstitution.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toList();
}
