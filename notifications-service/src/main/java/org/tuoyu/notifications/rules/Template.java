package org.tuoyu.notifications.rules;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.rules.RuleKind;
import org.tuoyu.platform.web.Texts;

/**
 * In which words an event is told. {@code {institutionName}} becomes the field of that name, in words where there are words
 * for its value; {@code {chain.department}} all values of a list. There is nothing else in it that does anything.
 */
public record Template(
        @NotBlank @Size(max = 200) String titleZh,
        @NotBlank @Size(max = 2000) String reasonZh,
        @NotBlank @Size(max = 200) String titleEn,
        @NotBlank @Size(max = 2000) String reasonEn)
        implements RuleKind.Content {
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
    private static final String NOTHING = "–";

    @Override
    public List<Wrong> contradictions(String type) {
        var kind = EventKinds.SHIPPED.of(type);
        if (kind.isEmpty()) return List.of(new Wrong("/kind", "event-kind", type));
        var wrong = new ArrayList<Wrong>();
        Map.of("titleZh", titleZh, "reasonZh", reasonZh, "titleEn", titleEn, "reasonEn", reasonEn)
                .forEach((part, text) -> {
                    var place = PLACE.matcher(text);
                    while (place.find()) {
                        if (!kind.get().has(place.group(1))) {
                            wrong.add(new Wrong("/content/" + part, "event-field", place.group(1), type));
                        }
                    }
                    if (PLACE.matcher(text).replaceAll("").matches("(?s).*[{}].*")) {
                        wrong.add(new Wrong("/content/" + part, "template-brace"));
                    }
                });
        return wrong;
    }

    /** A text with its places filled; what an event says is never looked at again. */
    public static String fill(String text, JsonNode data, Texts texts) {
        return PLACE.matcher(text).replaceAll(place -> {
            var values = Field.values(data, place.group(1)).stream()
                    .map(value -> inWords(place.group(1), value, texts))
                    .distinct()
                    .toList();
            return Matcher.quoteReplacement(values.isEmpty() ? NOTHING : String.join("、", values));
        });
    }

    private static String inWords(String field, String value, Texts texts) {
        var words = "value." + field + "." + value;
        return texts.has(words) ? texts.get(words) : value;
    }
}
