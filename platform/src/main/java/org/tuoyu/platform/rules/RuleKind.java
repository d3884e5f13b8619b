package org.tuoyu.platform.rules;

import java.util.List;
import org.tuoyu.platform.http.ProblemException.Wrong;

/**
 * A kind of rules. Each feature declares its own as a bean.
 *
 * @param code its name in addresses and in the table
 * @param content the record that its content must be readable as
 */
public record RuleKind(String code, Class<? extends Content> content) {

    /** What rules of a kind say. */
    public interface Content {
        /** What in it does not go together; the shape has been checked before. */
        default List<Wrong> contradictions() {
            return List.of();
        }
    }
}
