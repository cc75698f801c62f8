package dev.sceneroute.sandbox.kling;

import java.net.URI;
import java.util.regex.Pattern;

/** The only addresses the sandbox calls: this machine's own. Names are not resolved, so none can lead elsewhere. */
final class LoopbackAddress {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]", Pattern.CASE_INSENSITIVE);

    private LoopbackAddress() {}

    static String checked(RequestFields fields, String name, String url) {
        URI address;
        try {
            address = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw fields.wrong(name, "is not a valid URL");
        }
        String scheme = address.getScheme();
        String host = address.getHost();
        if (host == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw fields.wrong(name, "is not a valid URL");
        }
        if (!LOOPBACK.matcher(host).matches()) {
            throw fields.wrong(name, "must be on this machine: the sandbox calls loopback addresses only");
        }
        return url;
    }
}
