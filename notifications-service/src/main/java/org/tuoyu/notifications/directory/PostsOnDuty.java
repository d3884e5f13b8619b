package org.tuoyu.notifications.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Which posts are there on a day. */
@ApplicationScoped
public class PostsOnDuty {
    /** A stand-in that is not there either stands for nobody: the steps of the escalation go on. */
    private static final String ON_DUTY =
            """
            SELECT there.id, post.region_code, post.department, post.rank, there.channels, there.digest_at, there.quiet_from,
                   there.quiet_until
            FROM post
            LEFT JOIN absence ON absence.post_id = post.id AND :day BETWEEN absence.from_day AND absence.until_day
            JOIN post there ON there.id = CASE WHEN absence.id IS NULL THEN post.id ELSE absence.stand_in END
            WHERE post.region_code = ANY(:regions)
              AND post.valid_from <= :day AND (post.valid_until IS NULL OR post.valid_until >= :day)
              AND there.valid_from <= :day AND (there.valid_until IS NULL OR there.valid_until >= :day)
              AND (there.id = post.id OR NOT EXISTS (SELECT FROM absence other WHERE other.post_id = there.id
                   AND :day BETWEEN other.from_day AND other.until_day))
            ORDER BY there.id""";

    private final Session session;

    PostsOnDuty(Session session) {
        this.session = session;
    }

    /** By inbox. */
    public static final class Day {
        private static final List<String> RANKS = List.of("HANDLER", "DEPUTY", "HEAD");
        private final Map<String, List<PostOnDuty>> byInbox;

        private Day(List<PostOnDuty> posts) {
            byInbox = posts.stream().collect(Collectors.groupingBy(post -> post.region() + "/" + post.department()));
        }

        /** @param whom a rank, or AT_ONCE for those of the lowest rank that there is */
        public List<PostOnDuty> of(String region, String department, String whom) {
            var posts = byInbox.getOrDefault(region + "/" + department, List.of());
            return RANKS.stream()
                    .filter(rank -> rank.equals(whom) || whom.equals("AT_ONCE"))
                    .map(rank -> posts.stream()
                            .filter(post -> post.rank().equals(rank))
                            .toList())
                    .filter(found -> !found.isEmpty())
                    .findFirst()
                    .orElse(List.of());
        }
    }

    public Day of(Collection<String> regions, LocalDate day) {
        return new Day(session.createNativeQuery(ON_DUTY, PostOnDuty.class)
                .setParameter("day", day)
                .setParameter("regions", regions.toArray(String[]::new))
                .getResultList());
    }
}
