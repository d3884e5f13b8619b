package org.tuoyu.platform.rules;

import java.util.List;
import java.util.regex.Pattern;
import org.tuoyu.platform.http.ProblemException.Wrong;

/**
 * A kind of rules. Each feature declares its own as a bean.
 *
 * @param code its name in addresses and in the table
 * @param content the record that its content must be readable as
 * @param subject a regular expression when there are such rules for each of something ({@code checklist/PATROL}): what may
 *     follow the code; null for one that stands alone
 */
public record RuleKind(String code, Class<? extends Content> content, String subject) {
    public RuleKind(String code, Class<? extends Content> content) {
        this(code, content, null);
    }

    /** The rules of this kind for one of those that there are such rules for. */
    public RuleKind of(String one) {
        return new RuleKind(code + "/" + one, content);
    }

    /** What may stand in an address or a request for it. */
    boolean isCalled(String name) {
        return subject == null ? code.equals(name) : name.matches(Pattern.quote(code + "/") + "(" + subject + ")");
    }

    /** For people. */
    String pattern() {
        return subject == null ? code : code + "/" + subject;
    }

    /** What rules of a kind say. */
    public interface Content {
        /** What in it does not go together; the shape has been checked before. */
        default List<Wrong> contradictions() {
            return List.of();
        }

        /** @param subject what such rules are for, as it stands in the address; null for rules that stand alone */
        default List<Wrong> contradictions(String subject) {
            return contradictions();
        }
    }
}
