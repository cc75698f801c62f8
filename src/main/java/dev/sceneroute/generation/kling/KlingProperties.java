package dev.sceneroute.generation.kling;

import dev.sceneroute.generation.StandardWebhookSignature;
import jakarta.validation.constraints.AssertTrue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.hibernate.validator.constraints.Range;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How we reach Kling. Every key can be given as an environment variable: {@code KLING_BASE_URL},
 * {@code KLING_ACCESS_KEY}, {@code KLING_SECRET_KEY}, {@code KLING_API_KEY}, {@code KLING_WEBHOOK_SECRET},
 * {@code KLING_CONCURRENCY}, {@code KLING_REQUESTS_PER_SECOND}. What is missing is empty.
 *
 * <p>The rules on texts are {@code @AssertTrue} methods, not annotations on the texts themselves: Spring prints the
 * value that breaks an annotation, and a secret must not be printed.
 *
 * @param baseUrl the service, without a slash at the end; empty means the sandbox
 * @param accessKey account key that names the issuer of our tokens
 * @param secretKey account key that signs our tokens
 * @param apiKey a key that is sent as it is, in place of the two account keys (issued by Kling since 2026-06-17)
 * @param webhookSecret {@code whsec_…}, if callbacks are signed; while it is being changed the new one and the old one,
 *     separated by a space or a comma
 * @param concurrency tasks the account may have running at once
 * @param requestsPerSecond requests we send at most in a second; Kling names no limit but answers 1302 beyond one
 */
@Validated
@ConfigurationProperties("kling")
public record KlingProperties(
        @DefaultValue("") String baseUrl,
        @DefaultValue("") String accessKey,
        @DefaultValue("") String secretKey,
        @DefaultValue("") String apiKey,
        @DefaultValue("") String webhookSecret,

        @DefaultValue("5") @Range(min = 1, max = 10_000, message = CONCURRENCY)
        int concurrency,

        @DefaultValue("5") @Range(min = 1, max = 1_000, message = REQUESTS)
        int requestsPerSecond) {

    private static final String CONCURRENCY =
            "KLING_CONCURRENCY must be 1 to 10000: the tasks your resource pack runs at once";
    private static final String REQUESTS = "KLING_REQUESTS_PER_SECOND must be 1 to 1000: 5 is known to work";

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7E]*");

    /** How a request proves who we are. */
    public enum AuthorizationMode {
        /** A token signed with the secret key. */
        JWT,
        /** The API key itself. */
        API_KEY,
        /** Not at all: no key is configured. */
        NONE
    }

    /** Takes off what copying and mounted secret files leave around a value. */
    public KlingProperties {
        baseUrl = baseUrl.strip().replaceAll("/+$", "");
        accessKey = accessKey.strip();
        secretKey = secretKey.strip();
        apiKey = apiKey.strip();
        webhookSecret = webhookSecret.strip();
    }

    /** Whether a real service is to be called; otherwise the program uses its sandbox. */
    public boolean configured() {
        return !baseUrl.isEmpty();
    }

    /** How a request proves who we are. */
    public AuthorizationMode authorizationMode() {
        if (!apiKey.isEmpty()) {
            return AuthorizationMode.API_KEY;
        }
        return accessKey.isEmpty() ? AuthorizationMode.NONE : AuthorizationMode.JWT;
    }

    @AssertTrue(
            message = "KLING_BASE_URL must be an http or https address without user, query or fragment, such as"
                    + " https://api-singapore.klingai.com; leave it out to use the sandbox")
    boolean isBaseUrlAnAddress() {
        return baseUrl.isEmpty() || isAddress(baseUrl);
    }

    @AssertTrue(
            message = "KLING_BASE_URL is set but no key: set KLING_ACCESS_KEY and KLING_SECRET_KEY, or KLING_API_KEY;"
                    + " leave KLING_BASE_URL out to use the sandbox")
    boolean isKeyGivenForBaseUrl() {
        return baseUrl.isEmpty() || !apiKey.isEmpty() || !accessKey.isEmpty() || !secretKey.isEmpty();
    }

    @AssertTrue(message = "KLING_ACCESS_KEY is set but KLING_SECRET_KEY is not: set both, or KLING_API_KEY alone")
    boolean isSecretKeyGivenWithAccessKey() {
        return accessKey.isEmpty() || !secretKey.isEmpty();
    }

    @AssertTrue(message = "KLING_SECRET_KEY is set but KLING_ACCESS_KEY is not: set both, or KLING_API_KEY alone")
    boolean isAccessKeyGivenWithSecretKey() {
        return secretKey.isEmpty() || !accessKey.isEmpty();
    }

    @AssertTrue(
            message = "KLING_API_KEY is set together with KLING_ACCESS_KEY or KLING_SECRET_KEY: keep one kind of key,"
                    + " so that it is certain which account pays")
    boolean isOnlyOneKindOfKeyGiven() {
        return apiKey.isEmpty() || (accessKey.isEmpty() && secretKey.isEmpty());
    }

    @AssertTrue(
            message = "KLING_ACCESS_KEY, KLING_SECRET_KEY or KLING_API_KEY holds a space, a line break or a letter"
                    + " beyond ASCII: copy it again from Kling's console")
    boolean isEveryKeyVisibleAscii() {
        return VISIBLE_ASCII.matcher(accessKey + secretKey + apiKey).matches();
    }

    @AssertTrue(
            message = "KLING_WEBHOOK_SECRET must be whsec_ followed by base64 (while you change it, the new one and the"
                    + " old one with a space between): copy it again from Kling's console, or leave it out if callbacks"
                    + " are not signed")
    boolean isWebhookSecretReadable() {
        return webhookSecret.isEmpty() || StandardWebhookSignature.isSecret(webhookSecret);
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            boolean bare = uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
            return web && bare && uri.getHost() != null;
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    /** With the secrets masked. */
    @Override
    public String toString() {
        return "KlingProperties[baseUrl=" + (isBaseUrlAnAddress() ? baseUrl : "(not an address)") + ", accessKey="
                + masked(accessKey) + ", secretKey=" + masked(secretKey) + ", apiKey=" + masked(apiKey)
                + ", webhookSecret=" + masked(webhookSecret) + ", concurrency=" + concurrency
                + ", requestsPerSecond=" + requestsPerSecond + "]";
    }

    private static String masked(String secret) {
        return secret.isEmpty() ? "" : "***";
    }
}
