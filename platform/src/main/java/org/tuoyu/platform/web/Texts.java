package org.tuoyu.platform.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** All texts for people, from {@code texts/platform_*.properties} and the service's {@code texts/service_*.properties}. */
public final class Texts {
    private static final Map<Language, Texts> ALL = load();
    private final Language language;
    private final Map<String, String> texts;

    private Texts(Language language, Map<String, String> texts) {
        this.language = language;
        this.texts = Collections.unmodifiableMap(texts);
    }

    public static Texts in(Language language) {
        return ALL.get(language);
    }

    public Language language() {
        return language;
    }

    public boolean has(String key) {
        return texts.containsKey(key);
    }

    /** A missing text is a defect of ours, but no reason to refuse anybody: the key stands for it. */
    public String get(String key) {
        return texts.getOrDefault(key, key);
    }

    public String format(String key, Object... arguments) {
        return new MessageFormat(get(key), language.locale()).format(arguments);
    }

    /** Of a name that data bring in both languages. */
    public String name(String chinese, String english) {
        return language == Language.EN ? english : chinese;
    }

    /** The word for a value, such as {@code role.LEAD}. */
    public String word(String of, Object value) {
        return get(of + "." + value);
    }

    /** The word for a value where there is one, otherwise the value. */
    public String wordOr(String of, Object value) {
        return texts.getOrDefault(of + "." + value, String.valueOf(value));
    }

    private static Map<Language, Texts> load() {
        var all = new EnumMap<Language, Texts>(Language.class);
        for (var language : Language.values()) {
            var texts = new TreeMap<String, String>();
            for (var name : new String[] {"platform", "service"}) {
                read("texts/" + name + "_" + language.locale().getLanguage() + ".properties", texts);
            }
            all.put(language, new Texts(language, texts));
        }
        return all;
    }

    private static void read(String name, Map<String, String> into) {
        URL file = Thread.currentThread().getContextClassLoader().getResource(name);
        if (file == null) return;
        try (var reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
            var properties = new Properties();
            properties.load(reader);
            properties.stringPropertyNames().forEach(key -> into.put(key, properties.getProperty(key)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
