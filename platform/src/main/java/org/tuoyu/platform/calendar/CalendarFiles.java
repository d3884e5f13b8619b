package org.tuoyu.platform.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Loads the calendar: the years that come with tuoyu, and every {@code *.csv} of the directory
 * {@code tuoyu.calendar.directory}. Columns: date, kind (off or work), holiday, source. A year is known when its
 * 1 January is in the data.
 */
@ApplicationScoped
class CalendarFiles {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String SHIPPED = "calendar/china-2023-2026.csv";
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .get();

    private final HashMap<LocalDate, String> off = new HashMap<>();
    private final HashSet<LocalDate> worked = new HashSet<>();

    @Produces
    @Singleton
    WorkingDays load(@ConfigProperty(name = "tuoyu.calendar.directory") Optional<Path> directory) {
        try {
            var shipped = Thread.currentThread().getContextClassLoader().getResourceAsStream(SHIPPED);
            read(SHIPPED, new InputStreamReader(shipped, StandardCharsets.UTF_8));
            if (directory.isPresent()) {
                try (var files = Files.newDirectoryStream(directory.get(), "*.csv")) {
                    for (var file : files) read(file.toString(), Files.newBufferedReader(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var years = new HashSet<Year>();
        off.keySet().stream()
                .filter(day -> day.getDayOfYear() == 1)
                .map(Year::from)
                .forEach(years::add);
        return new WorkingDays(off, worked, years);
    }

    /** Deadlines and effective days are days in China. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.system(ZONE);
    }

    private void read(String name, Reader reader) throws IOException {
        try (reader;
                var records = FORMAT.parse(reader)) {
            for (CSVRecord row : records) add(name, row);
        }
    }

    private void add(String name, CSVRecord row) {
        try {
            var day = LocalDate.parse(row.get("date"));
            switch (row.get("kind")) {
                case "off" -> off.put(day, row.get("holiday"));
                case "work" -> worked.add(day);
                default -> throw new IllegalArgumentException("kind is neither off nor work: " + row.get("kind"));
            }
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "Calendar file %s, line %d: %s".formatted(name, row.getRecordNumber() + 1, e.getMessage()), e);
        }
    }
}
