package dev.sceneroute.outside;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Says whether an address other people gave us may be contacted: {@code https} or {@code http}, no user in it, and every
 * address its host resolves to a public one. The JVM keeps a resolved name for some seconds, so that the connection
 * goes to what was checked.
 */
@Component
public class OutsideAddress {
    private final boolean allowPrivate;

    OutsideAddress(OutsideSettings settings) {
        this.allowPrivate = settings.allowPrivateAddresses();
    }

    /**
     * Checks an address.
     *
     * @param address as it was given
     * @return the address, safe to contact
     * @throws ForbiddenAddressException saying what is wrong with it
     */
    public URI check(String address) {
        URI uri = parse(address);
        try {
            for (InetAddress resolved : InetAddress.getAllByName(uri.getHost())) {
                if (!allowPrivate && !isPublic(resolved)) {
                    throw new ForbiddenAddressException("The address leads into a private network: " + uri.getHost());
                }
            }
        } catch (UnknownHostException e) {
            throw new ForbiddenAddressException("The host does not exist: " + uri.getHost(), e);
        }
        return uri;
    }

    private static URI parse(String address) {
        URI uri;
        try {
            uri = URI.create(address.strip());
        } catch (IllegalArgumentException e) {
            throw new ForbiddenAddressException("This is not an address: " + e.getMessage());
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new ForbiddenAddressException("An address must begin with https:// or http://");
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new ForbiddenAddressException("An address must name a host and nobody's password");
        }
        return uri;
    }

    private static boolean isPublic(InetAddress address) {
        return !(address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || isShared(address.getAddress())
                || isUniqueLocal(address));
    }

    // 100.64.0.0/10 (RFC 6598), 0.0.0.0/8, 192.0.0.0/24 and 198.18.0.0/15 are nobody's public addresses either.
    private static boolean isShared(byte[] octets) {
        if (octets.length != 4) {
            return false;
        }
        int first = octets[0] & 0xff;
        int second = octets[1] & 0xff;
        return first == 0
                || first >= 240
                || (first == 100 && second >= 64 && second < 128)
                || (first == 192 && second == 0 && octets[2] == 0)
                || (first == 198 && (second == 18 || second == 19));
    }

    // fc00::/7 (RFC 4193), and IPv4 wrapped into IPv6: by NAT64, by 6to4, or the old way in ::/96 (RFC 4291, 2.5.5.1).
    private static boolean isUniqueLocal(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return false;
        }
        byte[] octets = address.getAddress();
        int head = ((octets[0] & 0xff) << 8) | (octets[1] & 0xff);
        boolean compatible = IntStream.range(0, 12).allMatch(octet -> octets[octet] == 0);
        return (octets[0] & 0xfe) == 0xfc || head == 0x2002 || head == 0x0064 || compatible;
    }
}
