package org.tuoyu.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tuoyu.platform.testing.Processes;

/** Who listens where. All of them on this machine only. */
public record Ports(
        int gateway,
        Map<String, Integer> services,
        Map<String, Integer> management,
        int login,
        int postgres,
        int kafka,
        int kafkaController) {
    static final List<String> SERVICES = List.of("targets", "institutions", "inspections", "notifications");

    /** Those of the README. */
    public static Ports usual() {
        return of(8080, 8081, 9081, 8090, 8091, 8092, 8093);
    }

    /** Free ones, so that tests disturb nobody. */
    public static Ports free() {
        var services = new LinkedHashMap<String, Integer>();
        var management = new LinkedHashMap<String, Integer>();
        for (var name : SERVICES) {
            services.put(name, Processes.freePort());
            management.put(name, Processes.freePort());
        }
        return new Ports(
                Processes.freePort(),
                services,
                management,
                Processes.freePort(),
                Processes.freePort(),
                Processes.freePort(),
                Processes.freePort());
    }

    private static Ports of(
            int gateway, int service, int management, int login, int postgres, int kafka, int controller) {
        var services = new LinkedHashMap<String, Integer>();
        var managements = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < SERVICES.size(); i++) {
            services.put(SERVICES.get(i), service + i);
            managements.put(SERVICES.get(i), management + i);
        }
        return new Ports(gateway, services, managements, login, postgres, kafka, controller);
    }

    /** The ports on which somebody else listens already, with what they are for. */
    List<String> taken() {
        var wanted = new LinkedHashMap<String, Integer>();
        wanted.put("gateway", gateway);
        services.forEach((name, port) -> wanted.put(name + "-service", port));
        management.forEach((name, port) -> wanted.put(name + "-service health", port));
        wanted.put("login", login);
        wanted.put("PostgreSQL", postgres);
        wanted.put("Kafka", kafka);
        wanted.put("Kafka controller", kafkaController);
        var taken = new ArrayList<String>();
        wanted.forEach((what, port) -> {
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                socket.setReuseAddress(true);
            } catch (IOException e) {
                taken.add(port + " (" + what + ")");
            }
        });
        return taken;
    }
}
