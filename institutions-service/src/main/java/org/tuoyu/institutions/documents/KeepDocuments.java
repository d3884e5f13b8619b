package org.tuoyu.institutions.documents;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tuoyu.institutions.registration.InstitutionLock;
import org.tuoyu.institutions.registration.Registrations;
import org.tuoyu.institutions.standards.StandardsCheck;
import org.tuoyu.platform.content.ContentStore;
import org.tuoyu.platform.content.MediaKind;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;

/** Takes documents part by part, checks what they are once they are whole, and gives them to whom they concern. */
@ApplicationScoped
public class KeepDocuments {
    /** Uploads of an institution that are not finished. */
    private static final int MOST_OPEN = 20;

    private final Documents documents;
    private final Uploads uploads;
    private final Registrations registrations;
    private final ContentStore store;
    private final InstitutionLock lock;
    private final StandardsCheck standardsCheck;
    private final Outbox outbox;
    private final Clock clock;
    private final long most;
    private final long mostInAll;

    KeepDocuments(
            Documents documents,
            Uploads uploads,
            Registrations registrations,
            ContentStore store,
            InstitutionLock lock,
            StandardsCheck standardsCheck,
            Outbox outbox,
            Clock clock,
            @ConfigProperty(name = "tuoyu.documents.most-bytes", defaultValue = "20971520") long most,
            @ConfigProperty(name = "tuoyu.documents.most-bytes-of-institution", defaultValue = "1073741824")
                    long mostInAll) {
        this.documents = documents;
        this.uploads = uploads;
        this.registrations = registrations;
        this.store = store;
        this.lock = lock;
        this.standardsCheck = standardsCheck;
        this.outbox = outbox;
        this.clock = clock;
        this.most = most;
        this.mostInAll = mostInAll;
    }

    @ApplicationScoped
    static class Documents implements PanacheRepositoryBase<Document, UUID> {}

    @ApplicationScoped
    static class Uploads implements PanacheRepositoryBase<Upload, UUID> {}

    /**
     * An upload after a part has come.
     *
     * @param refusal why the whole was not taken: it begins again; null when nothing is wrong
     */
    record Received(Upload upload, ProblemException refusal) {}

    /** The document that is there already with this content is the answer; nothing needs to be sent. */
    @Transactional
    Upload begin(String uscc, Upload.Announced announced, Actor actor) {
        var institution = registrations.require(uscc, actor);
        var rules = standardsCheck.rules(institution.regionCode(), LocalDate.now(clock));
        if (announced.validUntil() == null && rules.wantsEnd(announced.code())) {
            throw ProblemException.invalid("/validUntil", "certificate-end-wanted", announced.code());
        }
        if (announced.size() > most) throw ProblemException.of(413, "document-too-large", announced.size(), most);
        var upload = new Upload(uscc, announced, clock.instant());
        known(uscc, announced)
                .ifPresentOrElse(document -> upload.isKnownAs(document.id()), () -> requireRoom(uscc, announced));
        uploads.persist(upload);
        return upload;
    }

    private void requireRoom(String uscc, Upload.Announced announced) {
        lock.hold(uscc);
        var open = uploads.count("uscc = ?1 AND documentId IS NULL", uscc);
        if (open >= MOST_OPEN) throw ProblemException.conflict("uploads-open", open);
        long taken = bytes("FROM Document WHERE uscc = :uscc", uscc)
                + bytes("FROM Upload WHERE uscc = :uscc AND documentId IS NULL", uscc);
        if (taken + announced.size() > mostInAll) throw ProblemException.of(413, "documents-full", taken, mostInAll);
    }

    private long bytes(String of, String uscc) {
        return uploads.getEntityManager()
                .createQuery("SELECT coalesce(sum(size), 0L) " + of, Long.class)
                .setParameter("uscc", uscc)
                .getSingleResult();
    }

    Upload upload(String uscc, UUID id, Actor actor) {
        registrations.require(uscc, actor);
        return uploads.find("uscc = ?1 AND id = ?2", uscc, id)
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("upload", id));
    }

    @Transactional
    Received receive(String uscc, UUID id, long offset, byte[] bytes, Actor actor) {
        registrations.require(uscc, actor);
        var upload = uploads.find("uscc = ?1 AND id = ?2", uscc, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE) // of two at once the second sees what came
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("upload", id));
        if (upload.documentId() != null) throw ProblemException.conflict("upload-done", upload.documentId());
        if (offset != upload.received()) throw ProblemException.conflict("upload-offset", offset, upload.received());
        if (bytes.length == 0) throw ProblemException.invalid("", "upload-empty");
        if (offset + bytes.length > upload.announced().size()) {
            throw ProblemException.invalid(
                    "", "upload-too-long", upload.announced().size());
        }
        upload.take(bytes, store);
        return new Received(upload, upload.isWhole() ? finish(upload, actor) : null);
    }

    private ProblemException finish(Upload upload, Actor actor) {
        var announced = upload.announced();
        var content = upload.content(store);
        var kind = MediaKind.of(content.head());
        var sha256 = content.sha256();
        if (kind.isEmpty() || !sha256.equals(announced.sha256())) {
            upload.startAgain(upload.size(), store);
            return kind.isEmpty()
                    ? ProblemException.of(415, "document-kind", MediaKind.mediaTypes())
                    : ProblemException.invalid("/sha256", "document-damaged", announced.sha256(), sha256);
        }
        store.put(key(sha256), content::open, announced.size());
        content.delete();
        var institution = registrations.require(upload.uscc(), actor);
        var same = known(upload.uscc(), announced); // another upload of the same was faster
        if (same.isPresent()) {
            upload.becomes(same.get().id());
            return null;
        }
        var document = new Document(upload.uscc(), announced, kind.get());
        var stored = document.store(institution.name(), institution.regionCode());
        documents.persist(document);
        upload.becomes(document.id());
        outbox.publish(actor, stored, null);
        standardsCheck.recheck(institution, actor);
        return null;
    }

    private Optional<Document> known(String uscc, Upload.Announced announced) {
        return documents
                .find(
                        "uscc = ?1 AND code = ?2 AND sha256 = ?3 AND validUntil IS NOT DISTINCT FROM ?4",
                        uscc,
                        announced.code(),
                        announced.sha256(),
                        announced.validUntil())
                .firstResultOptional();
    }

    public List<Document> of(String uscc, UUID after, int limit, Actor actor) {
        registrations.require(uscc, actor);
        return documents
                .find("uscc = ?1 AND id > ?2 ORDER BY id", uscc, after)
                .page(0, limit)
                .list();
    }

    Document require(String uscc, UUID id, Actor actor) {
        registrations.require(uscc, actor);
        return documents
                .find("uscc = ?1 AND id = ?2", uscc, id)
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("document", id));
    }

    InputStream content(Document document) {
        return store.get(key(document.sha256()))
                .orElseThrow(() -> ProblemException.of(503, "document-lost", document.id()));
    }

    /** By its hash, which no other content can have. */
    private static String key(String sha256) {
        return "content/" + sha256.substring(0, 2) + "/" + sha256;
    }

    /** What nobody finished in time goes away with its parts; the next one begins anew. */
    @Transactional
    void forgetUploadsBegunBefore(Instant time) {
        var forgotten = uploads.find("documentId IS NULL AND begunAt < ?1", time)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
        for (var upload : forgotten) {
            upload.forget(store);
            uploads.delete(upload);
        }
    }
}
