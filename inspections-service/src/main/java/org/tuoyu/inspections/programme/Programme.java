package org.tuoyu.inspections.programme;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * Something that has to be done at each institution, over and over.
 *
 * @param visitKind by its code in the rules; null when it is not done by visits
 * @param item published one that an administrative inspection is made on; null for others
 * @param recurrence of RFC 5545 without DTSTART, for example {@code FREQ=YEARLY}: each occurrence begins a period in which it is
 *     done once; null: as often as the grade of the institution says (rules of kind risk)
 * @param from DTSTART, the first day of the first period
 * @param source law or plan
 */
record Programme(
        @NotBlank @Pattern(regexp = "[a-z0-9-]{1,40}") String code,
        @NotBlank String nameZh,
        @NotBlank String nameEn,
        @NotNull Activity activity,
        @Size(max = 60) String visitKind,
        @Size(max = 60) String item,
        @Size(max = 200) String recurrence,
        @NotNull LocalDate from,
        @NotBlank String source) {

    enum Activity {
        /** A visit to each institution. */
        VISIT,
        /** 健康体检: the staff of each institution is examined. */
        EXAMINATION,
        /** 卫生保健培训: the staff of each institution is trained. */
        TRAINING
    }
}
