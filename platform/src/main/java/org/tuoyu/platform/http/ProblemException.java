package org.tuoyu.platform.http;

import java.util.Collection;
import java.util.List;

/**
 * Refuses a request. The code names the text in {@code texts/*.properties} ({@code problem.<code>}), which says it in
 * the caller's language; the arguments fill its places.
 */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final transient Object[] arguments;
    private final transient List<String> allowed;
    private final transient List<Wrong> violations;

    /** A violation before it is put into words. */
    public record Wrong(String pointer, String code, Object... arguments) {}

    private ProblemException(
            int status, String code, Object[] arguments, List<String> allowed, List<Wrong> violations) {
        super(code + " " + List.of(arguments) + (violations.isEmpty() ? "" : " " + violations));
        this.status = status;
        this.code = code;
        this.arguments = arguments;
        this.allowed = allowed;
        this.violations = violations;
    }

    public static ProblemException of(int status, String code, Object... arguments) {
        return new ProblemException(status, code, arguments, List.of(), List.of());
    }

    /** Also for what lies outside the caller's region: that it exists is none of the caller's business. */
    public static ProblemException notFound(String what, Object id) {
        return of(404, "not-found", what, id);
    }

    public static ProblemException forbidden(String code, Object... arguments) {
        return of(403, code, arguments);
    }

    /** A rule refuses it as things stand. */
    public static ProblemException conflict(String code, Object... arguments) {
        return of(409, code, arguments);
    }

    /** A move that the procedure does not have here; says those it has. */
    public static ProblemException move(String code, Object from, Object to, Collection<?> allowed) {
        return new ProblemException(
                409,
                code,
                new Object[] {from, to},
                allowed.stream().map(Object::toString).sorted().toList(),
                List.of());
    }

    public static ProblemException invalid(List<Wrong> violations) {
        return new ProblemException(422, "invalid", new Object[0], List.of(), violations);
    }

    public static ProblemException invalid(String pointer, String code, Object... arguments) {
        return invalid(List.of(new Wrong(pointer, code, arguments)));
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    Object[] arguments() {
        return arguments;
    }

    List<String> allowed() {
        return allowed;
    }

    public List<Wrong> violations() {
        return violations;
    }
}
