package org.tuoyu.platform.web;

import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tuoyu.platform.identity.CurrentActor;

/** The frame of every page: navigation, language, who is logged in. Fills what {@code templates/frame.html} needs. */
@RequestScoped
public class Frame {
    private final RoutingContext context;
    private final CurrentActor caller;
    private final String service;

    Frame(RoutingContext context, CurrentActor caller, @ConfigProperty(name = "tuoyu.service") String service) {
        this.context = context;
        this.caller = caller;
        this.service = service;
    }

    public Language language() {
        return Language.of(context);
    }

    public Texts texts() {
        return Texts.in(language());
    }

    public TemplateInstance page(Template template) {
        return template.data("t", texts(), "language", language(), "service", service, "actor", caller.get());
    }
}
