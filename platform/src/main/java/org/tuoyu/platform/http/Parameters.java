package org.tuoyu.platform.http;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import java.util.function.Function;

/** Keys, cursors, days and texts in addresses and forms. An address whose key cannot be a key names nothing: 404. */
@Provider
public class Parameters implements ParamConverterProvider {
    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        if (type == UUID.class) return (ParamConverter<T>) new Reading<>(Parameters::uuid);
        if (type == String.class) return (ParamConverter<T>) new Reading<>(Parameters::text);
        if (type == LocalDate.class) return (ParamConverter<T>) new Reading<>(Parameters::day);
        if (type == Cursor.class) return (ParamConverter<T>) new Reading<>(Cursor::read);
        return null;
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound("id", text);
        }
    }

    /** No name or reason has a U+0000, and PostgreSQL cannot store it. */
    private static String text(String text) {
        if (text.indexOf('\0') >= 0) throw ProblemException.of(400, "unreadable-parameter");
        return text;
    }

    private static LocalDate day(String text) {
        try {
            var day = LocalDate.parse(text);
            if (StrictJson.isOfThisWorld(day)) return day;
        } catch (DateTimeParseException e) {
            // said below
        }
        throw ProblemException.of(400, "unreadable-parameter");
    }

    private record Reading<T>(Function<String, T> read) implements ParamConverter<T> {
        @Override
        public T fromString(String text) {
            return read.apply(text);
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
