package org.tuoyu.inspections.sync;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.RegionScope;

@ApplicationScoped
class Submissions implements PanacheRepositoryBase<Submission, UUID> {
    private final Session session;

    private record Text(String text) {}

    Submissions(Session session) {
        this.session = session;
    }

    /** Of two pushes of the same at once the second sees the first. */
    void lock(UUID id) {
        session.createNativeQuery(
                        "SELECT '' AS text FROM (SELECT pg_advisory_xact_lock(hashtextextended(:id, 2))) one",
                        Text.class)
                .setParameter("id", id.toString())
                .getSingleResult();
    }

    /** Where it is now; whoever could have pulled it may send it, also after the institution has moved. */
    String regionOfVisit(UUID visit, RegionScope scope) {
        return session.createNativeQuery(
                        """
                        SELECT region_code AS text FROM visit WHERE id = :id AND (region_code LIKE :scope OR EXISTS (
                            SELECT 1 FROM sync_change, unnest(left_codes) left_code
                            WHERE kind = 'VISIT' AND key = CAST(:id AS text) AND left_code LIKE :scope))""",
                        Text.class)
                .setParameter("id", visit)
                .setParameter("scope", scope.like())
                .uniqueResultOptional()
                .orElseThrow(() -> ProblemException.notFound("visit", visit))
                .text();
    }

    /** @param photos that are stored */
    void keep(Submission submission, Collection<String> photos) {
        persist(submission);
        flush();
        photos.stream().distinct().forEach(sha256 -> session.createNativeMutationQuery(
                        "INSERT INTO submission_photo VALUES (:id, :sha256)")
                .setParameter("id", submission.id())
                .setParameter("sha256", sha256)
                .executeUpdate());
    }

    List<String> photosOf(UUID submission) {
        return session
                .createNativeQuery(
                        "SELECT sha256 AS text FROM submission_photo WHERE submission_id = :id ORDER BY sha256",
                        Text.class)
                .setParameter("id", submission)
                .getResultList()
                .stream()
                .map(Text::text)
                .toList();
    }

    Submission require(UUID id, RegionScope scope) {
        return find("id = ?1 AND regionCode LIKE ?2", id, scope.like())
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("submission", id));
    }

    List<Submission> visible(Submission.Outcome outcome, UUID after, int limit, RegionScope scope) {
        return find(
                        "regionCode LIKE ?1 AND id > ?2 AND (?3 IS NULL OR outcome = ?3) ORDER BY id",
                        scope.like(),
                        after,
                        outcome)
                .page(0, limit)
                .list();
    }
}
