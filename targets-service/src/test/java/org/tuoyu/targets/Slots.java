package org.tuoyu.targets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.tuoyu.platform.testing.EventSender;

/** Sends slots of institutions as institutions-service does. */
public final class Slots implements AutoCloseable {
    private static final String TYPE = "org.tuoyu.slots.changed.v1";
    private final EventSender sender =
            new EventSender(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));

    public void send(String uscc, long sequence, String region, String day, int registered, int filed) {
        send(UUID.randomUUID(), uscc, sequence, region, day, registered, filed);
    }

    /** @param more fields by name, beside those of the example */
    public void send(String uscc, long sequence, String region, String day, Map<String, ?> more) {
        var data = example(uscc, region, day);
        for (var slots : List.of("planned", "registered", "filed", "verified", "suspended", "closed")) {
            data.put(slots + "Slots", 0);
        }
        more.forEach(data::putPOJO);
        sender.send(UUID.randomUUID(), TYPE, uscc + "/slots", sequence, data);
    }

    private ObjectNode example(String uscc, String region, String day) {
        var data = (ObjectNode) sender.contracts().example(TYPE);
        return data.put("uscc", uscc).put("regionCode", region).put("effectiveDay", day);
    }

    public void send(UUID id, String uscc, long sequence, String region, String day, int registered, int filed) {
        var data = example(uscc, region, day).put("registeredSlots", registered).put("filedSlots", filed);
        sender.send(id, TYPE, uscc + "/slots", sequence, data);
    }

    @Override
    public void close() {
        sender.close();
    }
}
