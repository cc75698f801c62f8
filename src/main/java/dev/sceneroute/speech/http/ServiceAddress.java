package dev.sceneroute.speech.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** What the settings of all engines reached by HTTP have in common. */
public final class ServiceAddress {
    /** What the keys of the simulated engines begin with: such a key is never sent outside, and no other to them. */
    private static final String SANDBOX = "sandbox-";

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7E]*");

    private ServiceAddress() {}

    /** Whether a text is an http or https address without user, query or fragment; an empty one is, too. */
    public static boolean isAddress(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            boolean bare = uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
            return text.isEmpty() || (web && bare && uri.getHost() != null);
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    /** An address as it is configured, without spaces around it and slashes at its end. */
    public static String cleaned(String text) {
        return text.strip().replaceAll("/+$", "");
    }

    /** Whether keys can be sent as headers: no space, no line break, nothing beyond ASCII. */
    public static boolean areKeys(String... keys) {
        return VISIBLE_ASCII.matcher(String.join("", keys)).matches();
    }

    /** Whether a key opens the simulated engine alone. */
    public static boolean opensSandbox(String key) {
        return key.startsWith(SANDBOX);
    }

    /** A secret as it may be shown. */
    public static String masked(String secret) {
        return secret.isEmpty() ? "" : "***";
    }
}
