package org.tuoyu.inspections.sync;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tuoyu.inspections.photo.Photos;
import org.tuoyu.platform.content.Hashes;
import org.tuoyu.platform.identity.Actor;

/** Says of all that a device claims to have sent what is stored: read from the database, never from what was answered. */
@ApplicationScoped
class IssueReceipt {
    private final Submissions submissions;
    private final Photos photos;
    private final Clock clock;

    IssueReceipt(Submissions submissions, Photos photos, Clock clock) {
        this.submissions = submissions;
        this.photos = photos;
        this.clock = clock;
    }

    /** What a device has: a submission by its id and the hash of its content. */
    record Claim(UUID id, String sha256) {}

    /**
     * @param complete all is stored as the device has it: only then it may show a green tick
     * @param stored submissions and photos that are
     * @param missing ids of submissions that are not stored
     * @param differing ids of submissions that are stored with another content, or of another author
     * @param missingPhotos SHA-256 of photos that are not stored
     * @param manifest SHA-256 of the claims, a line each ({@code id sha256}, then the photos), in the order of the device
     */
    public record Receipt(
            boolean complete,
            int stored,
            List<UUID> missing,
            List<UUID> differing,
            List<String> missingPhotos,
            String manifest,
            Instant issuedAt) {}

    Receipt issue(List<Claim> claims, List<String> claimedPhotos, Actor actor) {
        Map<UUID, Submission> known = claims.isEmpty()
                ? Map.of()
                : submissions.list("id IN ?1", claims.stream().map(Claim::id).toList()).stream()
                        .collect(Collectors.toMap(Submission::id, Function.identity()));
        var there =
                photos.stored(claimedPhotos).stream().map(Photos.Stored::sha256).toList();
        var missing = claims.stream()
                .map(Claim::id)
                .filter(id -> !known.containsKey(id))
                .toList();
        var differing = claims.stream()
                .filter(one -> known.containsKey(one.id()) && !isSame(one, known.get(one.id()), actor))
                .map(Claim::id)
                .toList();
        var missingPhotos =
                claimedPhotos.stream().filter(one -> !there.contains(one)).toList();
        var wanting = missing.size() + differing.size() + missingPhotos.size();
        return new Receipt(
                wanting == 0,
                claims.size() + claimedPhotos.size() - wanting,
                missing,
                differing,
                missingPhotos,
                manifest(claims, claimedPhotos),
                clock.instant());
    }

    private static boolean isSame(Claim claim, Submission stored, Actor actor) {
        return stored.sha256().equals(claim.sha256()) && stored.author().equals(actor.id());
    }

    private static String manifest(List<Claim> claims, List<String> photos) {
        var lines = new StringBuilder();
        claims.forEach(
                one -> lines.append(one.id()).append(' ').append(one.sha256()).append('\n'));
        photos.forEach(one -> lines.append(one).append('\n'));
        return Hashes.sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
