package org.tuoyu.platform.web;

import io.quarkus.qute.TemplateExtension;
import java.util.List;

/** The services that have a page, in the order of the heart sentence: {@code nav:services} in templates. */
@TemplateExtension(namespace = "nav")
final class Navigation {
    private Navigation() {}

    static List<String> services() {
        return List.of("targets", "institutions", "inspections", "notifications");
    }
}
