package org.tuoyu.platform.web;

import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The frame of pages that everybody sees, without login: the language and the way to the other one. */
@RequestScoped
public class PublicFrame {
    private final RoutingContext context;
    private final String service;

    PublicFrame(RoutingContext context, @ConfigProperty(name = "tuoyu.service") String service) {
        this.context = context;
        this.service = service;
    }

    public TemplateInstance page(Template template) {
        var language = Language.of(context);
        var texts = Texts.in(language);
        return template.data("t", texts, "language", language, "service", service)
                .data("here", inLanguage(context.request(), texts.get("frame.language.tag")));
    }

    /** The same address in the other language. */
    private static String inLanguage(HttpServerRequest request, String tag) {
        var query = request.query() == null ? "" : request.query().replaceAll("(^|&)lang=[^&]*", "");
        return "?" + (query.isEmpty() ? "" : query + "&") + "lang=" + tag;
    }
}
