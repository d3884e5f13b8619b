package org.tuoyu.institutions.filing;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/**
 * A filing after a move: what the API shows, and what the event of the move says.
 *
 * @param slots those the filing is for; 0 before it is submitted
 * @param documents codes of the documents handed in
 * @param reasons what is missing (RETURNED), or why it was refused (REFUSED)
 * @param receiptDue five working days after submission: 备案回执 and 基本条件告知书
 * @param refusalDue fifteen working days after submission: the notice with reasons when it does not conform
 * @param dueProvisional the working days of a year they reach into are not known yet
 */
public record FilingState(
        UUID filingId,
        String uscc,
        String institutionName,
        String regionCode,
        FilingStatus status,
        int slots,
        List<String> documents,
        List<String> reasons,
        LocalDate submittedOn,
        LocalDate decidedOn,
        LocalDate verifiedOn,
        LocalDate receiptDue,
        LocalDate refusalDue,
        boolean dueProvisional,
        long revision)
        implements DomainEvent {

    @Override
    public String type() {
        var move = status == FilingStatus.RECEIPTED
                ? "receipt-issued"
                : status.name().toLowerCase(Locale.ROOT);
        return "org.tuoyu.filing." + (status == FilingStatus.DRAFT ? "drafted" : move) + ".v1";
    }

    @Override
    public String subject() {
        return filingId.toString();
    }
}
