package dev.sceneroute.speech.polly;

import dev.sceneroute.speech.http.ServiceAddress;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How we reach Amazon Polly, and who speaks which language ({@code polly}). The keys have names of their own, so that
 * nobody pays for speech because keys for something else lie about.
 *
 * <p>Rules on texts are {@code @AssertTrue} methods: Spring prints the value that breaks an annotation.
 *
 * @param baseUrl the service; if empty, the region's
 * @param region such as {@code eu-central-1}
 * @param accessKey the id of an access key that may {@code polly:SynthesizeSpeech}
 * @param secretKey the key itself
 * @param sessionToken what belongs to a temporary key; else empty
 * @param engine for voices that are named by a script and not below
 * @param format of the sound
 * @param voices who speaks a language, by its tag, such as {@code ko} or {@code en-gb}
 * @param requestsPerSecond requests we send at most in a second; 8 is what Polly grants all engines but standard
 */
@Validated
@ConfigurationProperties("polly")
public record PollySettings(
        @DefaultValue("") String baseUrl,
        @DefaultValue("us-east-1") String region,
        @DefaultValue("") String accessKey,
        @DefaultValue("") String secretKey,
        @DefaultValue("") String sessionToken,
        @DefaultValue("neural") @NotNull PollyEngine engine,
        @DefaultValue("ogg_vorbis") @NotNull PollyFormat format,
        @DefaultValue Map<String, PollyVoice> voices,

        @DefaultValue("8") @Range(min = 1, max = 1_000, message = REQUESTS)
        int requestsPerSecond) {

    private static final String REQUESTS = "POLLY_REQUESTS_PER_SECOND must be 1 to 1000";
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{2,40}");

    /**
     * A voice and the engine that makes it.
     *
     * @param name as Polly names it, such as {@code Seoyeon}
     * @param engine one the voice has
     */
    public record PollyVoice(
            @NotNull String name,
            @DefaultValue("neural") @NotNull PollyEngine engine) {}

    /** Takes off what copying leaves around a value; tags of languages are compared in lower case. */
    public PollySettings {
        baseUrl = ServiceAddress.cleaned(baseUrl);
        region = region.strip();
        accessKey = accessKey.strip();
        secretKey = secretKey.strip();
        sessionToken = sessionToken.strip();
        Map<String, PollyVoice> lower = new TreeMap<>();
        voices.forEach((tag, voice) -> lower.put(tag.toLowerCase(Locale.ROOT), voice));
        voices = Map.copyOf(lower);
    }

    /** Whether there is a key at all. */
    boolean hasKey() {
        return !accessKey.isEmpty();
    }

    /** Whether the simulated Polly is meant. */
    boolean simulated() {
        return baseUrl.isEmpty() && ServiceAddress.opensSandbox(accessKey);
    }

    /**
     * The service's address.
     *
     * @param loopback this program's own, where the simulated one is
     */
    String address(String loopback) {
        if (simulated()) {
            return loopback + "/sandbox/polly";
        }
        return baseUrl.isEmpty() ? "https://polly." + region + ".amazonaws.com" : baseUrl;
    }

    /**
     * Who speaks.
     *
     * @param language BCP 47 tag; a region nobody is set for is spoken by the language's voice
     * @param voice a name from a script, which wins
     */
    Optional<PollyVoice> voice(String language, @Nullable String voice) {
        if (voice != null) {
            return Optional.of(voices.values().stream()
                    .filter(known -> known.name().equals(voice))
                    .findAny()
                    .orElse(new PollyVoice(voice, engine)));
        }
        String tag = language.toLowerCase(Locale.ROOT);
        PollyVoice exact = voices.get(tag);
        return Optional.ofNullable(exact != null ? exact : voices.get(tag.replaceAll("[-_].*", "")));
    }

    @AssertTrue(
            message = "POLLY_BASE_URL must be an http or https address without user, query or fragment; leave it out to"
                    + " use the one of POLLY_REGION")
    boolean isBaseUrlAnAddress() {
        return ServiceAddress.isAddress(baseUrl);
    }

    @AssertTrue(message = "POLLY_REGION must be a region of Amazon's, such as eu-central-1")
    boolean isRegionAName() {
        return REGION.matcher(region).matches();
    }

    @AssertTrue(message = "POLLY_ACCESS_KEY and POLLY_SECRET_KEY belong together: set both, or neither")
    boolean isKeyWhole() {
        return accessKey.isEmpty() == secretKey.isEmpty();
    }

    @AssertTrue(
            message =
                    "POLLY_ACCESS_KEY, POLLY_SECRET_KEY or POLLY_SESSION_TOKEN holds a space, a line break or a letter"
                            + " beyond ASCII: copy it again from Amazon's console")
    boolean isEveryKeyVisibleAscii() {
        return ServiceAddress.areKeys(accessKey, secretKey, sessionToken);
    }

    /** With the secrets masked. */
    @Override
    public String toString() {
        return "PollySettings[baseUrl=" + baseUrl + ", region=" + region + ", accessKey="
                + ServiceAddress.masked(accessKey) + ", secretKey=" + ServiceAddress.masked(secretKey)
                + ", sessionToken=" + ServiceAddress.masked(sessionToken) + ", engine=" + engine + ", format=" + format
                + ", voices=" + voices + ", requestsPerSecond=" + requestsPerSecond + "]";
    }
}
