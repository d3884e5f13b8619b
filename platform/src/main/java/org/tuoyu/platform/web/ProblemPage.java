package org.tuoyu.platform.web;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tuoyu.platform.http.Problem;

/** Says in a browser what went wrong, in the frame of all pages, with the way back. */
@ApplicationScoped
public class ProblemPage {
    private static final int NO_TOKEN = 401;
    private final Template problem;
    private final Frame frame;
    private final String pages;

    ProblemPage(
            @Location("problem") Template problem,
            Frame frame,
            @ConfigProperty(name = "quarkus.http.root-path") String rootPath) {
        this.problem = problem;
        this.frame = frame;
        this.pages = rootPath + "/page";
    }

    /** Whether a person asked for a page; before the login there is none. */
    public boolean isAskedFor(RoutingContext context, int status) {
        if (context == null || status == NO_TOKEN) return false;
        var accept = context.request().getHeader("Accept");
        return context.request().path().startsWith(pages) && accept != null && accept.contains("text/html");
    }

    public String render(Problem found) {
        return frame.page(problem).data("problem", found).render();
    }
}
