package org.tuoyu.platform.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** The broker's process: formats its storage once, then runs. Argument: the path of its settings. */
public final class KafkaProcess {
    /** All brokers of a cluster know it by the same name. */
    private static final Uuid CLUSTER = new Uuid(0x74_75_6f_79_75L, 1);

    private KafkaProcess() {}

    public static void main(String[] args) {
        var settings = Path.of(args[0]);
        if (!Files.exists(settings.resolveSibling("log").resolve("meta.properties"))) {
            var code = StorageTool.execute(
                    new String[] {"format", "-t", CLUSTER.toString(), "-c", settings.toString(), "--ignore-formatted"},
                    System.out);
            if (code != 0) throw new IllegalStateException("Kafka's storage could not be formatted: " + code);
        }
        Kafka.main(args);
    }
}
