package org.tuoyu.inspections.photo;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.tuoyu.platform.content.ContentStore;
import org.tuoyu.platform.content.MediaKind;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.identity.Actor;

/** Photos, known by their SHA-256: sent in parts that can be interrupted, stored once, never changed. */
@ApplicationScoped
public class Photos {
    private static final long MOST_BYTES = 12L * 1024 * 1024;
    private static final List<MediaKind> KINDS = List.of(MediaKind.JPEG, MediaKind.PNG);
    private final Uploads uploads;
    private final ContentStore store;
    private final Session session;
    private final Clock clock;

    @ApplicationScoped
    static class Uploads implements PanacheRepositoryBase<PhotoUpload, UUID> {}

    /** A photo that is stored. */
    public record Stored(String sha256, long size, String mediaType) {}

    /**
     * @param received so many bytes have come: the next part begins there
     * @param stored it is whole, and was found to be what was announced
     */
    public record Progress(String sha256, long size, long received, boolean stored) {}

    /** @param refusal why the whole was not taken; null when nothing is wrong */
    public record Received(Progress progress, ProblemException refusal) {}

    Photos(Uploads uploads, ContentStore store, Session session, Clock clock) {
        this.uploads = uploads;
        this.store = store;
        this.session = session;
        this.clock = clock;
    }

    public Progress progress(String sha256, Actor actor) {
        var known = stored(List.of(sha256));
        if (!known.isEmpty()) return whole(known.get(0));
        return upload(sha256, actor)
                .map(one -> new Progress(sha256, one.size(), one.received(), false))
                .orElseThrow(() -> ProblemException.notFound("photo", sha256));
    }

    /** @param size of the whole */
    @Transactional
    public Received receive(String sha256, long size, long offset, byte[] bytes, Actor actor) {
        if (size > MOST_BYTES) throw ProblemException.of(413, "photo-too-large", size, MOST_BYTES);
        lock(sha256, actor);
        var known = stored(List.of(sha256));
        if (!known.isEmpty()) return new Received(whole(known.get(0)), null);
        var upload = uploads.find("sha256 = ?1 AND author = ?2", sha256, actor.id())
                .withLock(LockModeType.PESSIMISTIC_WRITE) // it is not forgotten meanwhile
                .firstResultOptional()
                .orElseGet(() -> begin(sha256, size, actor));
        if (size != upload.size() && offset == 0) upload.startAgain(size, store);
        if (offset != upload.received()) throw ProblemException.conflict("photo-offset", offset, upload.received());
        if (bytes.length == 0 || offset + bytes.length > upload.size()) {
            throw ProblemException.invalid("", "photo-part", bytes.length, upload.size() - offset);
        }
        upload.take(bytes, store);
        var refusal = upload.isWhole() ? finish(upload, sha256) : Optional.<ProblemException>empty();
        var progress = new Progress(sha256, upload.size(), upload.received(), upload.isWhole() && refusal.isEmpty());
        return new Received(progress, refusal.orElse(null));
    }

    private PhotoUpload begin(String sha256, long size, Actor actor) {
        var upload = new PhotoUpload(sha256, actor.id(), size, clock.instant());
        uploads.persist(upload);
        return upload;
    }

    private Optional<ProblemException> finish(PhotoUpload upload, String sha256) {
        var content = upload.content(store);
        var kind = MediaKind.of(content.head()).filter(KINDS::contains);
        var arrived = content.sha256();
        if (kind.isEmpty() || !arrived.equals(sha256)) {
            upload.startAgain(upload.size(), store);
            return Optional.of(
                    arrived.equals(sha256)
                            ? ProblemException.of(415, "photo-kind")
                            : ProblemException.invalid("", "photo-damaged", sha256, arrived));
        }
        store.put(key(sha256), content::open, upload.size());
        session.createNativeMutationQuery(
                        "INSERT INTO photo VALUES (:sha256, :size, :type, :now) ON CONFLICT DO NOTHING")
                .setParameter("sha256", sha256)
                .setParameter("size", upload.size())
                .setParameter("type", kind.get().mediaType())
                .setParameter("now", OffsetDateTime.now(clock))
                .executeUpdate();
        content.delete();
        uploads.delete(upload);
        return Optional.empty();
    }

    /**
     * What is not there has to be sent first.
     *
     * @param at where they are named, as a JSON pointer
     */
    public void requireStored(String at, Collection<String> asked) {
        var there = stored(asked).stream().map(Stored::sha256).toList();
        var missing = asked.stream()
                .distinct()
                .filter(one -> !there.contains(one))
                .map(one -> new Wrong(at + "/" + one, "photos-missing", one))
                .toList();
        if (!missing.isEmpty()) throw ProblemException.invalid(missing);
    }

    public List<Stored> stored(Collection<String> asked) {
        if (asked.isEmpty()) return List.of();
        return session.createNativeQuery(
                        "SELECT sha256, size, media_type FROM photo WHERE sha256 IN (:asked)", Stored.class)
                .setParameter("asked", asked)
                .getResultList();
    }

    /** What is stored, as what it was found to be. */
    public Response answer(String sha256) {
        var stored = stored(List.of(sha256)).get(0);
        var content = store.get(key(sha256)).orElseThrow(() -> ProblemException.of(503, "photo-lost", sha256));
        return Response.ok(content, stored.mediaType())
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    /** What nobody finished in time goes away with its parts. */
    @Transactional
    void forgetUploadsBegunBefore(Instant time) {
        for (var upload : uploads.find("begunAt < ?1", time)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()) {
            upload.forget(store);
            uploads.delete(upload);
        }
    }

    private Optional<PhotoUpload> upload(String sha256, Actor actor) {
        return uploads.find("sha256 = ?1 AND author = ?2", sha256, actor.id()).firstResultOptional();
    }

    private record Lock(String text) {}

    private void lock(String sha256, Actor actor) {
        session.createNativeQuery(
                        "SELECT '' AS text FROM (SELECT pg_advisory_xact_lock(hashtextextended(:key, 3))) one",
                        Lock.class)
                .setParameter("key", sha256 + actor.id())
                .getSingleResult();
    }

    private static Progress whole(Stored one) {
        return new Progress(one.sha256(), one.size(), one.size(), true);
    }

    private static String key(String sha256) {
        return "photos/" + sha256.substring(0, 2) + "/" + sha256;
    }
}
