package org.tuoyu.institutions.filing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/**
 * A filing after a move: what the API shows, and what the event of the move says.
 *
 * @param rulesId the procedure under which it began and goes on
 * @param subjects what it is about, by the codes of the procedure
 * @param status by the codes of the procedure
 * @param stage what the status means: PREPARING, UNDER_REVIEW, IN_FORCE, ENDED
 * @param slots those the filing is for; 0 before it is submitted
 * @param documents codes of the documents handed in
 * @param reasons what is missing (given back), or why it was refused
 * @param clocks deadlines of the authority in working days
 * @param nextDue the first of those that run; null when none does
 * @param dueProvisional the working days of a year they reach into are not known yet
 * @param supersededBy the filing that took its place; null while none has
 */
public record FilingState(
        UUID filingId,
        String uscc,
        String institutionName,
        String regionCode,
        UUID rulesId,
        FilingKind kind,
        List<String> subjects,
        String status,
        FilingProcedure.Stage stage,
        int slots,
        List<String> documents,
        List<String> reasons,
        LocalDate submittedOn,
        LocalDate decidedOn,
        LocalDate verifiedOn,
        List<ClockState> clocks,
        LocalDate nextDue,
        boolean dueProvisional,
        List<LetterIssued> letters,
        UUID supersededBy,
        @JsonIgnore Change change,
        long revision)
        implements DomainEvent {

    /**
     * @param pausedOn since when it stands still; null when it does not
     * @param due null while it stands still
     */
    public record ClockState(
            String code,
            LocalDate startedOn,
            LocalDate pausedOn,
            LocalDate endedOn,
            LocalDate due,
            boolean provisional) {
        static ClockState of(ClockRun run) {
            var pausedOn = run.isPaused() ? run.pausedOn()[run.pausedOn().length - 1] : null;
            return new ClockState(run.code(), run.startedOn(), pausedOn, run.endedOn(), run.due(), run.provisional());
        }
    }

    enum Change {
        DRAFTED("drafted"),
        SUBMITTED("submitted"),
        RETURNED("returned"),
        GRANTED("receipt-issued"),
        REFUSED("refused"),
        VERIFIED("verified"),
        WITHDRAWN("withdrawn"),
        MOVED("moved"),
        SUPERSEDED("superseded"),
        RESTORED("restored"),
        /** The calendar of a year has become known. */
        RECOUNTED("deadlines-recounted");

        private final String word;

        Change(String word) {
            this.word = word;
        }

        static Change of(FilingProcedure.Effect effect) {
            return switch (effect) {
                case SUBMIT -> SUBMITTED;
                case ASK_COMPLETION -> RETURNED;
                case GRANT -> GRANTED;
                case REFUSE -> REFUSED;
                case CONFIRM -> VERIFIED;
                case WITHDRAW -> WITHDRAWN;
                case NOTE -> MOVED;
            };
        }
    }

    @Override
    public String type() {
        return "org.tuoyu.filing." + change.word + ".v1";
    }

    @Override
    public String subject() {
        return filingId.toString();
    }
}
