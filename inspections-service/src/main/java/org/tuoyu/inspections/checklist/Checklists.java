package org.tuoyu.inspections.checklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Session;
import org.tuoyu.inspections.finding.Finding;
import org.tuoyu.inspections.known.KnownPlans;
import org.tuoyu.inspections.photo.Photos;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.platform.rules.RuleKind;
import org.tuoyu.platform.rules.RuleSets;
import org.tuoyu.platform.rules.Rules;

/** The checklists of all kinds of visit: {@code checklist/PATROL} and so on among the rules. */
@ApplicationScoped
public class Checklists {
    private static final RuleKind KIND = new RuleKind("checklist", Checklist.class, "[A-Z][A-Z_]{0,59}");
    private final RuleSets ruleSets;
    private final KnownPlans knownPlans;
    private final Photos photos;
    private final ObjectMapper json;
    private final Session session;

    private record Key(UUID id) {}

    Checklists(RuleSets ruleSets, KnownPlans knownPlans, Photos photos, ObjectMapper json, Session session) {
        this.ruleSets = ruleSets;
        this.knownPlans = knownPlans;
        this.photos = photos;
        this.json = json;
        this.session = session;
    }

    @Produces
    @Singleton
    static RuleKind kind() {
        return KIND;
    }

    /** What an unmet point raises. */
    public record Found(Finding.Severity severity, String clause, String description) {}

    /**
     * What a visit is judged with and what it came to.
     *
     * @param checklist the version
     * @param mostPoints that applied; 0 where nothing is scored
     * @param grade null where no cut-offs are published
     * @param vetoes codes of the points of which one alone makes the lowest grade
     */
    public record Result(
            UUID checklist, int points, int mostPoints, String grade, List<String> vetoes, List<Found> found) {}

    /**
     * Whoever began with a version is judged by it, also when there is a newer one.
     *
     * @param kind of the visit
     * @param version null when none was used
     * @param captured by a device, perhaps long ago, with what it had then: it is not refused for what has been recorded since
     * @return null when none was used
     */
    public Result judge(
            String kind, String region, LocalDate day, UUID version, List<Answer> answers, boolean captured) {
        if (version == null) {
            if (answers != null && !answers.isEmpty()) {
                throw ProblemException.invalid("/checklist", "checklist-of-answers");
            }
            if (!captured && isWanted(kind, region, day))
                throw ProblemException.invalid("/checklist", "checklist-wanted", kind);
            return null;
        }
        var rules = version(version, kind);
        if (!captured && !isInForce(rules, region, day)) {
            throw ProblemException.invalid("/checklist", "checklist-not-in-force", version, day);
        }
        var given = answers == null ? List.<Answer>of() : answers;
        var judged = Judgement.of(rules.content(), given);
        photos.requireStored(
                "/answers",
                given.stream()
                        .map(Answer::photos)
                        .filter(Objects::nonNull)
                        .flatMap(Collection::stream)
                        .toList());
        var found = judged.unmet().stream()
                .map(one -> found(one, region, rules.content()))
                .toList();
        return new Result(version, judged.points(), judged.mostPoints(), judged.grade(), judged.vetoes(), found);
    }

    private boolean isWanted(String kind, String region, LocalDate day) {
        return ruleSets.find(KIND.of(kind), Checklist.class, region, day)
                .map(one -> one.content().wanted())
                .orElse(false);
    }

    private static boolean isInForce(Rules<Checklist> rules, String region, LocalDate day) {
        return RegionScope.of(region).authorities().contains(rules.regionCode())
                && !rules.validFrom().isAfter(day);
    }

    private Rules<Checklist> version(UUID id, String kind) {
        var known = session.createNativeQuery(
                        "SELECT id FROM rule_set WHERE id = :id AND kind = :kind AND valid_from IS NOT NULL", Key.class)
                .setParameter("id", id)
                .setParameter("kind", KIND.of(kind).code())
                .uniqueResult();
        if (known == null) throw ProblemException.invalid("/checklist", "checklist-unknown", id, kind);
        return ruleSets.of(id, Checklist.class);
    }

    private Found found(Judgement.Unmet unmet, String region, Checklist checklist) {
        var text = checklist.titleZh() + "：" + unmet.item().textZh();
        var note = unmet.note() == null || unmet.note().isBlank() ? "" : "（" + unmet.note() + "）";
        return new Found(
                unmet.item().severity(), knownPlans.clauseOf(unmet.item().matter(), region), text + note);
    }

    /** What was answered stands beside the visit, row by row, and never changes. */
    public void keep(UUID visit, List<Answer> answers) {
        for (var answer : answers) {
            session.createNativeMutationQuery(
                            "INSERT INTO visit_answer VALUES (:visit, :item, :outcome, :points, :note, :photos)")
                    .setParameter("visit", visit)
                    .setParameter("item", answer.item())
                    .setParameter("outcome", answer.outcome().name())
                    .setParameter("points", answer.points())
                    .setParameter("note", answer.note())
                    .setParameter(
                            "photos",
                            answer.photos() == null
                                    ? new String[0]
                                    : answer.photos().toArray(String[]::new))
                    .executeUpdate();
        }
    }

    private record Row(String item, String outcome, Integer points, String note, String[] photos) {}

    public List<Answer> answersOf(UUID visit) {
        return session
                .createNativeQuery(
                        "SELECT item, outcome, points, note, photos FROM visit_answer WHERE visit_id = :visit ORDER BY item",
                        Row.class)
                .setParameter("visit", visit)
                .getResultList()
                .stream()
                .map(row -> new Answer(
                        row.item(),
                        Answer.Outcome.valueOf(row.outcome()),
                        row.points(),
                        row.note(),
                        List.of(row.photos())))
                .toList();
    }

    /** A version as devices get it: they choose by region, kind and day as the service does. */
    public record Version(UUID id, String visitKind, String regionCode, LocalDate validFrom, JsonNode content) {}

    public List<Version> versions(List<UUID> ids) {
        var found = new ArrayList<Version>();
        for (var id : ids) {
            var rules = ruleSets.of(id, Checklist.class);
            var visitKind = rules.kind().substring(KIND.code().length() + 1);
            found.add(new Version(
                    id, visitKind, rules.regionCode(), rules.validFrom(), json.valueToTree(rules.content())));
        }
        return found;
    }
}
