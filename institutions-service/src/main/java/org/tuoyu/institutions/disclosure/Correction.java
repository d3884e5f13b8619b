package org.tuoyu.institutions.disclosure;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.tuoyu.platform.Aggregate;
import org.tuoyu.platform.Ids;
import org.tuoyu.platform.http.ProblemException;

/** Somebody says that something published is wrong (国令第809号: corrections have a procedure); an officer answers. */
@Entity
class Correction extends Aggregate {
    @Id
    private UUID id;

    private String uscc;
    private String message;
    private String source;

    @Enumerated(EnumType.STRING)
    private Status status;

    private String answer;
    private Instant askedAt;
    private Instant answeredAt;

    enum Status {
        ASKED,
        ANSWERED
    }

    protected Correction() {}

    Correction(String uscc, String source) {
        this.id = Ids.next();
        this.uscc = uscc;
        this.source = source;
    }

    CorrectionChanged ask(String message, Instant now, String institutionName, String regionCode) {
        this.message = message;
        status = Status.ASKED;
        askedAt = now;
        return changed(institutionName, regionCode);
    }

    CorrectionChanged answer(String answer, Instant now, String institutionName, String regionCode) {
        if (status == Status.ANSWERED) throw ProblemException.conflict("answered-already");
        this.answer = answer;
        status = Status.ANSWERED;
        source = null;
        answeredAt = now;
        return changed(institutionName, regionCode);
    }

    private CorrectionChanged changed(String institutionName, String regionCode) {
        return new CorrectionChanged(id, uscc, institutionName, regionCode, status, nextRevision());
    }

    UUID id() {
        return id;
    }

    String uscc() {
        return uscc;
    }

    String message() {
        return message;
    }

    Status status() {
        return status;
    }

    String answer() {
        return answer;
    }

    Instant askedAt() {
        return askedAt;
    }

    Instant answeredAt() {
        return answeredAt;
    }
}
