package dev.sceneroute.api;

import dev.sceneroute.runtime.PublicAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whose web page a request comes from. Without accounts, any page that a person at this machine opens could start and
 * pay for jobs. Browsers say where a page is from (Fetch Metadata, W3C working draft, 2025; the Origin header, RFC 6454);
 * programs say nothing, and pass.
 *
 * <p>A page of another site may have its name point at this machine (DNS rebinding), and then counts as ours for its
 * browser; but it cannot hide its name. So a page's name must be one we are known under.
 */
@Component
final class OwnPages {
    private static final Set<String> FOREIGN = Set.of("cross-site", "same-site");

    private final Set<String> allowed;

    OwnPages(ApiSettings settings, PublicAddress address) {
        this.allowed = Stream.concat(settings.allowedHosts().stream(), address.host().stream())
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether a request was made by a page of ours, or by no page at all.
     *
     * @param site the header Sec-Fetch-Site
     * @param origin the header Origin
     */
    boolean allow(@Nullable String site, @Nullable String origin) {
        return (site == null || !FOREIGN.contains(site)) && (origin == null || isOurs(origin));
    }

    private boolean isOurs(String origin) {
        String host = host(origin);
        return host != null && (isLocal(host) || allowed.contains(host));
    }

    /** No name in the public DNS: loopback, an address in figures, or a name of this network alone. */
    private static boolean isLocal(String host) {
        return !host.contains(".") || host.matches("[0-9.]+") || host.startsWith("[") || host.endsWith(".localhost");
    }

    private static @Nullable String host(String origin) {
        try {
            String host = URI.create(origin).getHost();
            return host == null ? null : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }
}
