package org.tuoyu.institutions.documents;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.tuoyu.platform.testing.Processes;

/** A server that speaks the protocol of S3 and asks who one is, with a bucket in a directory. */
public class S3Server implements QuarkusTestResourceLifecycleManager {
    private static Path directory;
    private Process process;

    static Path directory() {
        return directory;
    }

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory(Path.of("target"), "s3").toAbsolutePath();
            Files.createDirectories(directory.resolve("documents"));
            int port;
            try (var free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            var settings = Files.writeString(
                    directory.resolve("s3proxy.conf"),
                    """
                    s3proxy.endpoint=http://127.0.0.1:%d
                    s3proxy.authorization=aws-v2-or-v4
                    s3proxy.identity=tuoyu
                    s3proxy.credential=only-here
                    jclouds.provider=filesystem-nio2
                    jclouds.identity=not-asked-for
                    jclouds.credential=not-asked-for
                    jclouds.filesystem.basedir=%s
                    """
                            .formatted(port, directory));
            process = new ProcessBuilder(
                            Processes.java(),
                            "-jar",
                            "target/s3proxy-jar-with-dependencies.jar",
                            "--properties",
                            settings.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("log").toFile())
                    .start();
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> listens(port) || !process.isAlive());
            if (!process.isAlive()) throw new IllegalStateException(Files.readString(directory.resolve("log")));
            System.setProperty("aws.accessKeyId", "tuoyu");
            System.setProperty("aws.secretAccessKey", "only-here");
            return Map.of(
                    "tuoyu.content.s3.bucket", "documents",
                    "tuoyu.content.s3.endpoint", "http://127.0.0.1:" + port,
                    "tuoyu.content.s3.path-style", "true");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean listens(int port) {
        try (var ignored = new Socket("127.0.0.1", port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void stop() {
        if (process != null) Processes.stop(process, 5);
    }
}
