package org.tuoyu.notifications.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody reaches through us what only we can reach. */
class OutsideAddressTest {
    private final OutsideAddress addresses = addresses("93.184.216.34");

    static Stream<String> hostile() {
        return HostileAddresses.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aHostileAddressIsRefusedBeforeAnythingIsCalled(String address) {
        var asOutThere = new OutsideAddress(OutsideAddressTest::asOutThere, List.of(), Optional.empty(), false);
        assertThatThrownBy(() -> asOutThere.check(address)).as(address).isInstanceOf(OutsideAddress.Refused.class);
    }

    @Test
    void thereAreAtLeastSixtyOfThem() {
        assertThat(HostileAddresses.ALL).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.100.100.200",
                "0.0.0.0",
                "255.255.255.255",
                "224.0.0.1",
                "::1",
                "::ffff:127.0.0.1",
                "fd00:ec2::254",
                "fe80::1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::"
            })
    void aNameThatMeansAnInnerAddressIsRefused(String inner) {
        assertThatThrownBy(() -> addresses(inner).check("https://share.example.org/tuoyu"))
                .hasMessageContaining("share.example.org");
    }

    @Test
    void aNameIsRefusedWhenOneOfItsAddressesIsAnInnerOne() {
        assertThatThrownBy(() -> addresses("93.184.216.34", "10.0.0.1").check("https://share.example.org/"))
                .isInstanceOf(OutsideAddress.Refused.class);
    }

    @Test
    void theConnectionGoesToTheAddressThatWasLookedAtNotToWhatTheNameMeansAMomentLater() throws Exception {
        Deque<String> answers = new ArrayDeque<>(List.of("93.184.216.34", "127.0.0.1"));
        var rebinding = new OutsideAddress(
                host -> new InetAddress[] {InetAddress.getByName(answers.pop())}, List.of(), Optional.empty(), false);
        var checked = rebinding.check("https://rebind.example.org/");
        assertThat(checked.at().getHostAddress()).isEqualTo("93.184.216.34");
        assertThat(answers).hasSize(1); // asked once: nobody asks again on the way to the connection
        assertThatThrownBy(() -> rebinding.check("https://rebind.example.org/"))
                .isInstanceOf(OutsideAddress.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://share.example.org/tuoyu",
                "https://share.example.org:8443/a?b=c",
                "HTTPS://Share.Example.Org",
                "https://93.184.216.34/hook",
                "https://[2606:2800:220:1:248:1893:25c8:1946]/hook"
            })
    void aPublicAddressIsCalled(String address) throws Exception {
        assertThat(addresses.check(address).port()).isPositive();
    }

    @Test
    void anOperatorAllowsANetworkOfTheGovernmentAndNothingElseWithIt() throws Exception {
        var inside = new OutsideAddress(OutsideAddressTest::literal, List.of("10.20.0.0/16"), Optional.empty(), true);
        assertThat(inside.check("http://10.20.3.4:8080/hook").port()).isEqualTo(8080);
        assertThatThrownBy(() -> inside.check("http://10.21.3.4/")).isInstanceOf(OutsideAddress.Refused.class);
        assertThatThrownBy(() -> inside.check("http://[::ffff:10.20.3.4]/")).isInstanceOf(OutsideAddress.Refused.class);
    }

    @Test
    void anOperatorAllowsCertainHostsOnly() throws Exception {
        var some = new OutsideAddress(
                host -> new InetAddress[] {InetAddress.getByName("93.184.216.34")},
                List.of(),
                Optional.of(List.of("example.org")),
                false);
        assertThat(some.check("https://share.example.org/").port()).isEqualTo(443);
        for (var other : List.of("https://example.org.evil.com/", "https://notexample.org/", "https://example.com/")) {
            assertThatThrownBy(() -> some.check(other)).as(other).isInstanceOf(OutsideAddress.Refused.class);
        }
    }

    /** Only what lies under example.org is out there; all other names are the machine itself. */
    private static InetAddress[] asOutThere(String host) throws UnknownHostException {
        if (host.endsWith("example.org")) return literal("93.184.216.34");
        return literal(host.matches("[0-9.]+|.*:.*") ? host : "127.0.0.1");
    }

    private static InetAddress[] literal(String host) throws UnknownHostException {
        return new InetAddress[] {InetAddress.getByName(host)};
    }

    /** A resolver that knows every name: as the given addresses. */
    private static OutsideAddress addresses(String... answers) {
        return new OutsideAddress(
                host -> {
                    var found = new InetAddress[answers.length];
                    for (int i = 0; i < answers.length; i++) found[i] = InetAddress.getByName(answers[i]);
                    return found;
                },
                List.of(),
                Optional.empty(),
                false);
    }
}
