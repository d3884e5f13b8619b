package org.tuoyu.systemtests.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A mistake, made in the real source of the platform and compiled; the services run with it in front of the right class.
 *
 * @param source below platform/src/main/java/org/tuoyu/platform
 * @param faults what brings it to light, by the beginning of its name in {@link Faults}; empty: work alone does
 * @param found a part of what the checker must say of it
 */
record Bug(String name, String source, List<Change> changes, List<String> faults, String found) {
    /** The text must stand there exactly once: when the code moves on, the bug must be planted anew. */
    record Change(String right, String wrong) {}

    private static final String WITHOUT_BROKER = "kill -9 of all replicas";

    static final List<Bug> ALL = List.of(
            new Bug(
                    "an event is published before its change is committed",
                    "events/Outbox.java",
                    List.of(
                            new Change(
                                    "INSERT INTO outbox (topic, key, headers, payload) VALUES (?, ?, ?, ?))\n",
                                    "SELECT ?::text, ?::text, ?::text, ?::text)\n"),
                            new Change(
                                    "        execute(\n                PUBLISH,",
                                    """
                                            for (var change : changes) {
                                                var early = row(actor, change, now, trace);
                                                early[4] = java.util.UUID.fromString(EventJson.strings((String) early[2]).get("ce_id"));
                                                var rows = java.util.List.<Object[]>of(java.util.Arrays.copyOf(early, 4));
                                                Thread other = new Thread(() -> {
                                                    try (var c = database.getConnection(); var s = c.prepareStatement(SEND)) {
                                                        for (int i = 0; i < 4; i++) s.setObject(i + 1, rows.get(0)[i]);
                                                        s.executeUpdate();
                                                    } catch (SQLException e) {
                                                        throw new IllegalStateException(e);
                                                    }
                                                });
                                                other.start();
                                                try {
                                                    other.join();
                                                } catch (InterruptedException e) {
                                                    throw new IllegalStateException(e);
                                                }
                                                execute(PUBLISH, java.util.List.<Object[]>of(early));
                                            }
                                            if (true) return;
                                            execute(
                                                    PUBLISH,""")),
                    List.of("wires reset", "wires reset", "wires reset", "kill -9 of institutions", "wires reset"),
                    "told-not-written"),
            new Bug(
                    "the relay keeps a cursor",
                    "events/Relay.java",
                    List.of(
                            new Change(
                                    "    private volatile boolean running",
                                    "    private static long last;\n    private volatile boolean running"),
                            new Change(
                                    "payload FROM outbox ORDER BY id LIMIT \" + BATCH",
                                    "payload FROM outbox WHERE id > \" + last + \" ORDER BY id LIMIT \" + BATCH"),
                            new Change(
                                    "                rows.add(new Row(",
                                    "                last = found.getLong(1);\n                rows.add(new Row(")),
                    List.of(),
                    "not-sent"),
            new Bug(
                    "the relay deletes before it sends",
                    "events/Relay.java",
                    List.of(
                            new Change(
                                    "                send(producer, connection, rows);\n                delete(connection, rows);",
                                    "                delete(connection, rows);\n                send(producer, connection, rows);")),
                    List.of(WITHOUT_BROKER, WITHOUT_BROKER, WITHOUT_BROKER, WITHOUT_BROKER),
                    "written-not-told"),
            new Bug(
                    "the relay sends the newest first",
                    "events/Relay.java",
                    List.of(new Change(
                            "payload FROM outbox ORDER BY id LIMIT \"",
                            "payload FROM outbox ORDER BY id DESC LIMIT \"")),
                    List.of("kill -9 of the broker"),
                    "out-of-order"),
            new Bug(
                    "every replica relays",
                    "events/Relay.java",
                    List.of(new Change("return answer.next() && answer.getBoolean(1);", "return true;")),
                    List.of(),
                    "sent-twice"),
            new Bug(
                    "an event of ten is forgotten",
                    "events/Outbox.java",
                    List.of(
                            new Change(
                                    "                INSERT INTO outbox (topic, key, headers, payload) VALUES (?, ?, ?, ?))\n",
                                    "                INSERT INTO outbox (topic, key, headers, payload) SELECT a, b, c, d FROM (VALUES (?, ?, ?, ?)) v (a, b, c, d) WHERE random() < 0.9)\n")),
                    List.of(),
                    "written-not-told"),
            new Bug(
                    "there is no inbox",
                    "events/Inbox.java",
                    List.of(new Change(
                            "while (found.next()) unseen.add(found.getObject(1, UUID.class));",
                            "for (var event : events) unseen.add(event.id());")),
                    List.of("records again", "records again"),
                    "set-aside"),
            new Bug(
                    "seen is committed before the effect",
                    "events/Inbox.java",
                    List.of(
                            new Change(
                                    "            var unseen = claim(consumer.consumer(), wanted);\n",
                                    """
                                                var unseen = new HashSet<UUID>();
                                                var failed = new ArrayList<RuntimeException>();
                                                var claiming = new Thread(() -> {
                                                    try {
                                                        unseen.addAll(claim(consumer.consumer(), wanted));
                                                    } catch (RuntimeException e) {
                                                        failed.add(e);
                                                    }
                                                });
                                                claiming.start();
                                                try {
                                                    claiming.join();
                                                } catch (InterruptedException e) {
                                                    throw new IllegalStateException(e);
                                                }
                                                if (!failed.isEmpty()) throw failed.get(0);
                                                pause(100);
                                    """)),
                    List.of(
                            "wires reset",
                            "kill -9 of notifications",
                            "wires reset",
                            "kill -9 of notifications",
                            "wires reset",
                            "kill -9 of targets"),
                    "rebuilt only"),
            new Bug(
                    "the offset is committed before the effect",
                    "events/Inbox.java",
                    List.of(
                            new Change(
                                    "    public void receive(EventsConsumer consumer, ConsumerRecords<String, byte[]> records) {\n",
                                    """
                                public void receive(EventsConsumer consumer, ConsumerRecords<String, byte[]> records) {
                                    new Thread(() -> {
                                        pause(3_000);
                                        receiveLate(consumer, records);
                                    }).start();
                                }

                                public void receiveLate(EventsConsumer consumer, ConsumerRecords<String, byte[]> records) {
                            """)),
                    List.of("kill -9 of notifications", "kill -9 of targets", "kill -9 of inspections"),
                    "not-taken"),
            new Bug(
                    "what cannot be read is thrown away",
                    "events/Inbox.java",
                    List.of(new Change(
                            "                deadLetters.add(consumer.consumer(), consumed, reason);\n", "")),
                    List.of("poisoned records"),
                    "unreadable-not-set-aside"),
            new Bug(
                    "a repetition is a second request",
                    "http/IdempotencyInterceptor.java",
                    List.of(new Change(
                            "if (key == null) return invocation.proceed();", "if (true) return invocation.proceed();")),
                    List.of(
                            "wires reset",
                            "wires reset",
                            "kill -9 of institutions",
                            "wires reset",
                            "kill -9 of PostgreSQL",
                            "wires reset"),
                    "refused: Answer 4"));

    /** @return the folder of the wrong classes */
    Path plant(Path root, Path into) throws IOException {
        var path = root.resolve("platform/src/main/java/org/tuoyu/platform").resolve(source);
        var text = Files.readString(path);
        for (var change : changes) {
            if (text.split(Pattern.quote(change.right()), -1).length != 2) {
                throw new IllegalStateException(path + " has not exactly once: " + change.right());
            }
            text = text.replace(change.right(), change.wrong());
        }
        text = withEmptyConstructor(text, path.getFileName().toString().replace(".java", ""));
        var wrong = Files.createDirectories(into).resolve(path.getFileName());
        Files.writeString(wrong, text);
        var classes = Files.createDirectories(into.resolve("classes"));
        var arguments = List.of(
                "-proc:none",
                "-nowarn",
                "-parameters",
                "--release",
                "17",
                "-cp",
                classPath(root),
                "-d",
                classes.toString(),
                wrong.toString());
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException(name + " does not compile");
        }
        return classes.toAbsolutePath();
    }

    /** What the build of Quarkus adds to beans that have a proxy. */
    private static String withEmptyConstructor(String text, String type) {
        if (!text.contains("@ApplicationScoped")) return text;
        var constructor = Pattern.compile("\\n    " + type + "\\((.*?)\\) \\{\\n", Pattern.DOTALL)
                .matcher(text);
        if (!constructor.find()) throw new IllegalStateException(type + " has no constructor");
        var parameters = constructor.group(1).replaceAll("\\(.*?\\)|<.*?>", "").split(",").length;
        var nulls = String.join(", ", Collections.nCopies(parameters, "null"));
        return text.substring(0, constructor.start())
                + "\n    %s() {\n        this(%s);\n    }\n".formatted(type, nulls)
                + text.substring(constructor.start());
    }

    private static String classPath(Path root) throws IOException {
        var jars = new ArrayList<String>();
        try (Stream<Path> all = Files.walk(root.resolve("institutions-service/target/quarkus-app"))) {
            all.filter(file -> file.toString().endsWith(".jar")).forEach(jar -> jars.add(jar.toString()));
        }
        return String.join(java.io.File.pathSeparator, jars);
    }

    @Override
    public String toString() {
        return name;
    }
}
