package org.tuoyu.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.tuoyu.platform.BusyOrAway;
import org.tuoyu.platform.web.Language;
import org.tuoyu.platform.web.ProblemPage;
import org.tuoyu.platform.web.Texts;

/** Every error as problem details, to a browser as a page. What is nobody's fault but ours is a 500, logged under the trace that it names. */
@Singleton
public class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final String UNIQUE_VIOLATION = "23505";

    private final CurrentVertxRequest request;
    private final ProblemPage page;

    Problems(CurrentVertxRequest request, ProblemPage page) {
        this.request = request;
        this.page = page;
    }

    @ServerExceptionMapper
    public Response refused(ProblemException e) {
        var texts = texts();
        var violations = e.violations().stream()
                .map(wrong -> new Violation(
                        wrong.pointer(), wrong.code(), texts.format("problem." + wrong.code(), wrong.arguments())))
                .toList();
        return response(
                e.status(),
                e.code(),
                texts.format("problem." + e.code(), arguments(e, texts)),
                e.allowed(),
                violations);
    }

    /** What is not found is called as people call it. */
    private static Object[] arguments(ProblemException e, Texts texts) {
        var arguments = e.arguments().clone();
        if (e.status() == 404 && arguments.length > 0 && texts.has("thing." + arguments[0])) {
            arguments[0] = texts.word("thing", arguments[0]);
        }
        return arguments;
    }

    @ServerExceptionMapper
    public Response notValid(ConstraintViolationException e) {
        var violations = e.getConstraintViolations().stream()
                .map(violation -> new Violation(pointer(violation), code(violation), violation.getMessage()))
                .sorted(java.util.Comparator.comparing(Violation::pointer))
                .toList();
        return response(422, "invalid", texts().format("problem.invalid"), List.of(), violations);
    }

    @ServerExceptionMapper
    public Response wrongShape(MismatchedInputException e) {
        return unreadable(e);
    }

    /** Wrong JSON, or JSON of another shape: says where, never which class. */
    @ServerExceptionMapper
    public Response unreadable(JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping) {
            if (mapping.getCause() instanceof ProblemException refused) return refused(refused);
            var pointer = mapping.getPath().stream()
                    .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                    .collect(Collectors.joining());
            var code = mapping instanceof UnrecognizedPropertyException ? "unknown-field" : "wrong-type";
            var violation = new Violation(pointer, code, texts().format("problem." + code));
            return response(422, "invalid", texts().format("problem.invalid"), List.of(), List.of(violation));
        }
        var place = e.getLocation() == null
                ? ""
                : e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
        return problem(400, "unreadable-json", place);
    }

    @ServerExceptionMapper(priority = 1)
    public Response notAuthenticated(AuthenticationFailedException e) {
        return problem(401, "no-token");
    }

    @ServerExceptionMapper(priority = 1)
    public Response noToken(UnauthorizedException e) {
        return problem(401, "no-token");
    }

    @ServerExceptionMapper(priority = 1)
    public Response wrongRole(ForbiddenException e) {
        return problem(403, "wrong-role");
    }

    @ServerExceptionMapper
    public Response atTheSameTime(OptimisticLockException e) {
        return problem(412, "changed-meanwhile");
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException e) {
        if (e.getCause() instanceof ProblemException refused) return refused(refused);
        if (e.getCause() instanceof JsonProcessingException json) return unreadable(json);
        var status = e.getResponse().getStatus();
        if (e instanceof NotFoundException && e.getCause() != null) return problem(400, "unreadable-parameter");
        if (status >= 500) return ours(e);
        return problem(status, texts().has("problem.http-" + status) ? "http-" + status : "http-400");
    }

    @ServerExceptionMapper
    public Response ours(Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException refused) return refused(refused);
            if (cause instanceof OptimisticLockException stale) return atTheSameTime(stale);
            if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                return problem(409, "at-the-same-time");
            }
            if (cause instanceof SQLException sql && BusyOrAway.is(sql)) {
                LOG.warnf("The database is busy or away: %s", sql.getMessage());
                return problem(503, "busy");
            }
        }
        LOG.error("A request failed", e);
        return problem(500, "internal");
    }

    /** What is wrong with one item of many, as it would be said of it alone; null when it is no refusal but a fault. */
    public Problem of(Exception e) {
        Response response = null;
        if (e instanceof ProblemException refused) response = refused(refused);
        if (e instanceof ConstraintViolationException invalid) response = notValid(invalid);
        if (e instanceof JsonProcessingException json) response = unreadable(json);
        return response == null ? null : (Problem) response.getEntity();
    }

    private Response problem(int status, String code, Object... arguments) {
        return response(status, code, texts().format("problem." + code, arguments), List.of(), List.of());
    }

    private Response response(
            int status, String code, String detail, List<String> allowed, List<Violation> violations) {
        var context = request.getCurrent();
        var problem = new Problem(
                "urn:tuoyu:problem:" + code,
                texts().get("status." + status),
                status,
                code,
                detail,
                context == null ? null : context.request().path(),
                Trace.current().traceId(),
                allowed,
                violations);
        var asked = page.isAskedFor(context, status);
        var response = Response.status(status)
                .entity(asked ? page.render(problem) : problem)
                .type(asked ? MediaType.TEXT_HTML + ";charset=UTF-8" : Problem.MEDIA_TYPE);
        if (status == 401) response.header("WWW-Authenticate", "Bearer");
        if (status == 429 || status == 503) response.header("Retry-After", "2");
        return response.build();
    }

    private Texts texts() {
        var context = request.getCurrent();
        return Texts.in(context == null ? Language.ZH : Language.of(context));
    }

    private static String pointer(ConstraintViolation<?> violation) {
        // The caller does not know the method and its parameter, with which a path may begin.
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .filter(node -> node.getKind() != ElementKind.METHOD && node.getKind() != ElementKind.PARAMETER)
                .map(node -> (node.getIndex() == null ? "" : "/" + node.getIndex())
                        + (node.getName() == null || node.getName().startsWith("<") ? "" : "/" + node.getName()))
                .collect(Collectors.joining());
    }

    private static String code(ConstraintViolation<?> violation) {
        var name = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
    }
}
