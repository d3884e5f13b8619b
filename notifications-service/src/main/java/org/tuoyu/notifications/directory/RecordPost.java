package org.tuoyu.notifications.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.tuoyu.platform.Ids;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.platform.identity.Role;

/** A department keeps its own posts, a town its own, an administrator and the plan office all of the region. */
@ApplicationScoped
class RecordPost {
    private final Posts posts;
    private final Outbox outbox;

    RecordPost(Posts posts, Outbox outbox) {
        this.posts = posts;
        this.outbox = outbox;
    }

    @Transactional
    Post create(String regionCode, String department, Post.Content content, Actor actor) {
        var region = RegionScope.canonical(regionCode);
        requireKeeper(region, department, actor);
        var post = new Post(Ids.next(), region, department);
        var recorded = post.describe(content, posts.absences(post.id()));
        posts.persist(post);
        outbox.publish(actor, recorded, null);
        return post;
    }

    @Transactional
    Post change(UUID id, long revision, Post.Content content, Actor actor) {
        var post = mine(id, revision, actor);
        var absences = posts.absences(id);
        var before = post.state(absences).withAddresses();
        outbox.publish(actor, post.describe(content, absences), before);
        return post;
    }

    @Transactional
    Post addAbsence(UUID id, long revision, AbsenceState absence, Actor actor) {
        var post = mine(id, revision, actor);
        var known = posts.absences(id);
        for (var other : known) {
            if (!absence.fromDay().isAfter(other.untilDay())
                    && !absence.untilDay().isBefore(other.fromDay())) {
                throw ProblemException.conflict("absence-overlaps", other.fromDay(), other.untilDay());
            }
        }
        if (absence.standIn() != null) {
            var standIn = posts.findByIdOptional(absence.standIn())
                    .filter(one -> one.regionCode().equals(post.regionCode())
                            && !one.id().equals(id));
            if (standIn.isEmpty()) throw ProblemException.invalid("/standIn", "stand-in", absence.standIn());
        }
        posts.add(id, absence);
        outbox.publish(actor, post.absent(posts.absences(id)), post.state(known).withAddresses());
        return post;
    }

    @Transactional
    Post endAbsence(UUID id, UUID absence, long revision, Actor actor) {
        var post = mine(id, revision, actor);
        var before = post.state(posts.absences(id)).withAddresses();
        if (!posts.end(id, absence)) throw ProblemException.notFound("absence", absence);
        outbox.publish(actor, post.absent(posts.absences(id)), before);
        return post;
    }

    private Post mine(UUID id, long revision, Actor actor) {
        var post = Revisions.require(posts.require(id, actor), revision);
        requireKeeper(post.regionCode(), post.department(), actor);
        return post;
    }

    static void requireKeeper(String region, String department, Actor actor) {
        var ofAll = actor.has(Role.ADMINISTRATOR) || actor.has(Role.PLAN_MANAGER);
        if (ofAll && actor.scope().covers(RegionScope.of(region).prefix())) return;
        var own = actor.has(Role.DEPARTMENT_OFFICER)
                ? department.equals(actor.department())
                : department.equals(Directory.TOWN);
        if (!own || !region.equals(actor.scope().code())) throw ProblemException.forbidden("post-not-yours");
    }
}
