package org.tuoyu.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tests and the launcher start finds its ports free, or says that they are not. */
class ProcessesTest {
    @TempDir
    Path directory;

    @Test
    void noPortIsGivenTwiceNorOneThatAConnectionMayHaveMeanwhile() {
        var ports =
                IntStream.range(0, 500).map(i -> Processes.freePort()).boxed().toList();
        assertThat(ports).doesNotHaveDuplicates().allMatch(port -> port < 32_768);
    }

    @Test
    void aBrokerWhosePortIsTakenSaysSo() throws Exception {
        try (var taken = new ServerSocket(Processes.freePort(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() ->
                            KafkaBroker.start(directory.resolve("kafka"), taken.getLocalPort(), Processes.freePort()))
                    .hasMessageContaining("Port " + taken.getLocalPort() + " is taken");
        }
    }
}
