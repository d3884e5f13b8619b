package org.tuoyu.notifications.outside;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which addresses of others we call: none through which somebody could reach what only we can reach (SSRF). The name is
 * resolved here, each answer looked at, and the connection made to exactly the address that was looked at, so that a name
 * that means something else a moment later (DNS rebinding) gains nothing. Redirects are not followed.
 */
@ApplicationScoped
public class OutsideAddress {
    /** Not of the public internet: the special-purpose registries of IANA (RFC 6890 and later), and what carries IPv4 in IPv6. */
    private static final List<IPAddress> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.31.196.0/24",
                    "192.52.193.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "192.175.48.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "::/96",
                    "::ffff:0:0/96",
                    "::ffff:0:0:0/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20",
                    "5f00::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(OutsideAddress::network)
            .toList();
    /** Everything that some library somewhere takes for an IP address: 0x7f.1, 017700000001, 2130706433. */
    private static final IPAddressStringParameters LENIENT = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowPrefix(false)
            .allowMask(false)
            .allowWildcardedSeparator(false)
            .allowSingleSegment(true)
            .getIPv4AddressParametersBuilder()
            .allow_inet_aton(true)
            .allowLeadingZeros(true)
            .getParentBuilder()
            .toParams();

    private static final int MOST_PORT = 65_535;
    private final Resolver resolver;
    private final List<IPAddress> allowedNetworks;
    private final Optional<List<String>> allowedHosts;
    private final boolean plainHttp;

    /** Names to addresses. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /** An address that may be called: at this IP, now. */
    public record Checked(URI uri, InetAddress at, int port) {}

    /** Why it may not be called. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final String code;

        Refused(String code, String what) {
            super(what);
            this.code = code;
        }

        /** Of a problem text. */
        public String code() {
            return code;
        }
    }

    @jakarta.inject.Inject
    OutsideAddress(
            @ConfigProperty(name = "tuoyu.outside.allowed-networks") Optional<List<String>> allowedNetworks,
            @ConfigProperty(name = "tuoyu.outside.allowed-hosts") Optional<List<String>> allowedHosts,
            @ConfigProperty(name = "tuoyu.outside.plain-http", defaultValue = "false") boolean plainHttp) {
        this(InetAddress::getAllByName, allowedNetworks.orElse(List.of()), allowedHosts, plainHttp);
    }

    OutsideAddress(
            Resolver resolver, List<String> allowedNetworks, Optional<List<String>> allowedHosts, boolean plainHttp) {
        this.resolver = resolver;
        this.allowedNetworks =
                allowedNetworks.stream().map(OutsideAddress::network).toList();
        this.allowedHosts = allowedHosts;
        this.plainHttp = plainHttp;
    }

    private static IPAddress network(String cidr) {
        return new IPAddressString(cidr).getAddress().toPrefixBlock();
    }

    /** What can be said of it without asking for the name. */
    public URI read(String text) throws Refused {
        URI uri;
        try {
            uri = new URI(text.strip()).parseServerAuthority();
        } catch (URISyntaxException e) {
            throw new Refused("address-unreadable", text);
        }
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(plainHttp && scheme.equals("http"))) {
            throw new Refused("address-scheme", scheme);
        }
        if (uri.getHost() == null || uri.getHost().isBlank()) throw new Refused("address-unreadable", text);
        if (uri.getRawUserInfo() != null || uri.getRawAuthority().contains("@")) {
            throw new Refused("address-user-info", uri.getHost());
        }
        if (uri.getRawFragment() != null || uri.getPort() > MOST_PORT) throw new Refused("address-unreadable", text);
        var host = host(uri);
        if (allowedHosts.isPresent()
                && allowedHosts.get().stream()
                        .noneMatch(allowed -> host.equals(allowed) || host.endsWith("." + allowed))) {
            throw new Refused("address-not-allowed", host);
        }
        if (host.contains("%")) throw new Refused("address-odd", host);
        var literal = new IPAddressString(host, LENIENT);
        if (literal.isIPAddress()) {
            var address = literal.getAddress();
            if (address.isIPv4() && !address.toCanonicalString().equals(host)) throw new Refused("address-odd", host);
            if (!mayBeCalled(address)) throw new Refused("address-not-public", host);
        } else if (!host.contains(".")) {
            throw new Refused("address-not-public", host);
        }
        return uri;
    }

    /** Asks for the name; every address that it has must be one that may be called. */
    public Checked check(String text) throws Refused {
        var uri = read(text);
        InetAddress[] found;
        try {
            found = resolver.resolve(host(uri));
        } catch (UnknownHostException e) {
            throw new Refused("address-unknown", uri.getHost());
        }
        if (found.length == 0) throw new Refused("address-unknown", uri.getHost());
        for (var address : found) {
            if (!mayBeCalled(new IPAddressString(withoutZone(address)).getAddress())) {
                throw new Refused("address-not-public", uri.getHost());
            }
        }
        var port = uri.getPort() > 0 ? uri.getPort() : uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        return new Checked(uri, found[0], port);
    }

    private boolean mayBeCalled(IPAddress address) {
        if (address == null) return false;
        var plain = address.withoutPrefixLength();
        if (allowedNetworks.stream().anyMatch(network -> contains(network, plain))) return true;
        return NOT_PUBLIC.stream().noneMatch(network -> contains(network, plain));
    }

    private static boolean contains(IPAddress network, IPAddress address) {
        return network.getIPVersion() == address.getIPVersion() && network.contains(address);
    }

    private static String withoutZone(InetAddress address) {
        return address.getHostAddress().replaceFirst("%.*", "");
    }

    private static String host(URI uri) {
        var host = uri.getHost().toLowerCase(Locale.ROOT);
        if (host.startsWith("[") && host.endsWith("]")) host = host.substring(1, host.length() - 1);
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }
}
