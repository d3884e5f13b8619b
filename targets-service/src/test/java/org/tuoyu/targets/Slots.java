package org.tuoyu.targets;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

    public void send(UUID id, String uscc, long sequence, String region, String day, int registered, int filed) {
        var data = (ObjectNode) sender.contracts().example(TYPE);
        data.put("uscc", uscc).put("regionCode", region).put("effectiveDay", day);
        data.put("registeredSlots", registered).put("filedSlots", filed);
        sender.send(id, TYPE, uscc + "/slots", sequence, data);
    }

    @Override
    public void close() {
        sender.close();
    }
}
