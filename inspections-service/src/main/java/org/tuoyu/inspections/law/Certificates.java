package org.tuoyu.inspections.law;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;

/** The enforcement certificates of a region's inspectors. */
@ApplicationScoped
class Certificates implements PanacheRepositoryBase<Certificate, String> {
    private final Outbox outbox;

    Certificates(Outbox outbox) {
        this.outbox = outbox;
    }

    List<Certificate> visible(String after, int limit, Actor actor) {
        return find(
                        "regionCode LIKE ?1 AND number > ?2 ORDER BY number",
                        actor.scope().like(),
                        after)
                .page(0, limit)
                .list();
    }

    Certificate require(String number, Actor actor) {
        return find("number = ?1 AND regionCode LIKE ?2", number, actor.scope().like())
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("certificate", number));
    }

    /** @param revision that was read last; 0 for one that is not on record */
    @Transactional
    Certificate record(String number, long revision, Certificate.Content content, Actor manager) {
        var known = findByIdOptional(number);
        if (known.isPresent()) require(number, manager);
        if (!manager.scope().covers(content.regionCode())) throw ProblemException.forbidden("region-not-yours");
        var certificate = Revisions.require(known.orElseGet(() -> new Certificate(number)), revision);
        if (known.isPresent() && certificate.content().equals(content)) return certificate;
        var before = known.map(Certificate::content).orElse(null);
        outbox.publish(manager, certificate.describe(content), before);
        persist(certificate);
        return certificate;
    }

    List<CertificateRecorded> of(RegionScope region) {
        return find("regionCode LIKE ?1 OR regionCode IN ?2", region.like(), region.authorities()).stream()
                .map(Certificate::state)
                .toList();
    }

    /** @param department that inspects; null for visits planned before departments were kept */
    void requireValid(String number, String department, String region, LocalDate day, Actor inspector) {
        if (number == null || number.isBlank())
            throw ProblemException.invalid("/certificateNumber", "certificate-missing");
        var certificate = findByIdOptional(number)
                .filter(one -> one.holder().equals(inspector.id()))
                .filter(one ->
                        department == null || department.equals(one.content().department()))
                .filter(one -> RegionScope.of(one.content().regionCode()).covers(region))
                .orElseThrow(() -> ProblemException.invalid("/certificateNumber", "certificate-unknown", number));
        if (!certificate.isValidOn(day)) {
            throw ProblemException.invalid("/certificateNumber", "certificate-not-valid", number, day.toString());
        }
    }
}
