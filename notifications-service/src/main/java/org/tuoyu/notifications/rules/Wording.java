package org.tuoyu.notifications.rules;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.stream.Collectors;
import org.tuoyu.platform.rules.RuleSets;
import org.tuoyu.platform.rules.Standing;
import org.tuoyu.platform.web.Language;
import org.tuoyu.platform.web.Texts;

/** In which words events are told: by the template of the recipient's region, else by the texts that come with tuoyu. */
@ApplicationScoped
public class Wording {
    private static final String OTHER = "other";
    private final RuleSets ruleSets;
    private final Clock clock;

    /** An event told in words. */
    public record Words(String title, String reason) {}

    Wording(RuleSets ruleSets, Clock clock) {
        this.ruleSets = ruleSets;
        this.clock = clock;
    }

    /** For many at once: one question. */
    public Templates inForce(Collection<String> types, Collection<String> regions) {
        return new Templates(ruleSets.standing(
                types.stream().map(type -> RuleKinds.TEMPLATE.of(type).code()).collect(Collectors.toSet()),
                regions,
                LocalDate.now(clock)));
    }

    /** Those in force. */
    public final class Templates {
        private final Standing standing;

        private Templates(Standing standing) {
            this.standing = standing;
        }

        public Words words(String type, String region, JsonNode data, Texts texts) {
            return standing.id(RuleKinds.TEMPLATE.of(type).code(), region)
                    .map(id -> filled(ruleSets.of(id, Template.class).content(), data, texts))
                    .orElseGet(() -> shipped(type, data, texts));
        }
    }

    public static Words filled(Template template, JsonNode data, Texts texts) {
        return texts.language() == Language.EN
                ? new Words(
                        Template.fill(template.titleEn(), data, texts), Template.fill(template.reasonEn(), data, texts))
                : new Words(
                        Template.fill(template.titleZh(), data, texts),
                        Template.fill(template.reasonZh(), data, texts));
    }

    private static Words shipped(String type, JsonNode data, Texts texts) {
        var known = texts.has("event." + type + ".title") ? type : OTHER;
        return new Words(
                Template.fill(texts.get("event." + known + ".title"), data, texts),
                Template.fill(texts.get("event." + known + ".reason"), data, texts));
    }
}
