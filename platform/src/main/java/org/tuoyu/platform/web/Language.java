package org.tuoyu.platform.web;

import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/** The two languages of everything a person reads. */
public enum Language {
    ZH(Locale.CHINA, "zh-CN"),
    EN(Locale.ENGLISH, "en");

    private static final String COOKIE = "tuoyu_lang";
    private final Locale locale;
    private final String tag;

    Language(Locale locale, String tag) {
        this.locale = locale;
        this.tag = tag;
    }

    /** Asked for in the address ({@code ?lang=en}), chosen before (cookie), or the browser's; Chinese otherwise. */
    public static Language of(RoutingContext context) {
        var asked = context.request().getParam("lang");
        if (asked != null) {
            context.response()
                    .addCookie(io.vertx.core.http.Cookie.cookie(COOKIE, of(asked).tag)
                            .setPath("/")
                            .setSameSite(io.vertx.core.http.CookieSameSite.LAX)
                            .setMaxAge(365L * 24 * 3600));
            return of(asked);
        }
        var chosen = context.request().getCookie(COOKIE);
        if (chosen != null) return of(chosen.getValue());
        var accepted = context.acceptableLanguages();
        return accepted.isEmpty() ? ZH : of(accepted.get(0).tag());
    }

    private static Language of(String tag) {
        return tag != null && tag.toLowerCase(Locale.ROOT).startsWith("en") ? EN : ZH;
    }

    public Locale locale() {
        return locale;
    }

    public String tag() {
        return tag;
    }
}
