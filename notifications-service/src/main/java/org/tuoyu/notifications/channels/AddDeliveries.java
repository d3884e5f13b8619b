package org.tuoyu.notifications.channels;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.tuoyu.notifications.directory.PostOnDuty;
import org.tuoyu.notifications.directory.PostsOnDuty;
import org.tuoyu.platform.Ids;

/** Decides by which channels a notification goes to which posts, and when: at once, after quiet hours, or with the digest. */
@ApplicationScoped
public class AddDeliveries {
    private static final String ADD =
            """
            INSERT INTO delivery (id, notification_id, step, post_id, channel, otherwise, urgent, state, held, next_attempt_at,
                created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, 'CREATED', ?, ?, ?)
            ON CONFLICT DO NOTHING""";

    private final PostsOnDuty postsOnDuty;
    private final Session session;
    private final Clock clock;

    /** Which posts of an inbox. */
    public enum Whom {
        /** Those that handle what comes in; where there are none, those of the next rank. */
        AT_ONCE,
        DEPUTY,
        HEAD
    }

    public record Told(UUID notification, String region, String department, boolean urgent, int step, Whom whom) {}

    /** @param otherwise channels left when this one fails for good */
    private record Planned(Told told, PostOnDuty post, String channel, List<String> otherwise) {}

    /** What is to be sent, before the notifications themselves are written. */
    public static final class Prepared {
        private final List<Planned> planned;
        private final Set<UUID> reached;

        private Prepared(List<Planned> planned) {
            this.planned = planned;
            this.reached =
                    planned.stream().map(one -> one.told().notification()).collect(Collectors.toSet());
        }

        public boolean reaches(UUID notification) {
            return reached.contains(notification);
        }
    }

    AddDeliveries(PostsOnDuty postsOnDuty, Session session, Clock clock) {
        this.postsOnDuty = postsOnDuty;
        this.session = session;
        this.clock = clock;
    }

    public Prepared prepare(List<Told> all) {
        var onDuty = postsOnDuty.of(
                all.stream().map(Told::region).collect(Collectors.toSet()),
                OffsetDateTime.now(clock).atZoneSameInstant(clock.getZone()).toLocalDate());
        var planned = new ArrayList<Planned>();
        for (var told : all) {
            for (var post :
                    onDuty.of(told.region(), told.department(), told.whom().name())) {
                var channels = post.channels();
                if (told.urgent()) { // by all ways at once
                    for (var channel : channels) planned.add(new Planned(told, post, channel, List.of()));
                } else if (!channels.isEmpty()) {
                    planned.add(new Planned(told, post, channels.get(0), channels.subList(1, channels.size())));
                }
            }
        }
        return new Prepared(planned);
    }

    /** In the transaction in which the notifications are written. */
    public void add(Prepared prepared) {
        if (prepared.planned.isEmpty()) return;
        var now = OffsetDateTime.now(clock);
        session.doWork(connection -> {
            try (var statement = connection.prepareStatement(ADD)) {
                for (var one : prepared.planned) {
                    var held =
                            one.told().urgent() ? null : one.post().heldUntil(now.atZoneSameInstant(clock.getZone()));
                    var values = new Object[] {
                        Ids.next(),
                        one.told().notification(),
                        one.told().step(),
                        one.post().id(),
                        one.channel(),
                        connection.createArrayOf("text", one.otherwise().toArray()),
                        one.told().urgent(),
                        held == null ? null : held.why(),
                        held == null ? now : held.until().toOffsetDateTime(),
                        now
                    };
                    for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        });
    }
}
