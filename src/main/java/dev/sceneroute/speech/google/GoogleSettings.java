package dev.sceneroute.speech.google;

import dev.sceneroute.speech.http.ServiceAddress;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How we reach Google's Text-to-Speech, and who speaks which language ({@code google-speech}).
 *
 * <p>Rules on texts are {@code @AssertTrue} methods: Spring prints the value that breaks an annotation.
 *
 * @param baseUrl the service; if empty, Google's
 * @param apiKey a key of the project
 * @param accessToken a bearer token, in place of the key; it ends after an hour
 * @param quotaProject the project that is billed where the token is a person's
 * @param format of the sound
 * @param voices who speaks a language, by its tag; Google chooses for languages that are not named
 * @param plainVoices parts of names of voices that take no SSML or ignore marks
 * @param requestsPerSecond requests we send at most in a second; Google grants 1000 a minute, for Chirp 3 voices 200
 */
@Validated
@ConfigurationProperties("google-speech")
public record GoogleSettings(
        @DefaultValue("") String baseUrl,
        @DefaultValue("") String apiKey,
        @DefaultValue("") String accessToken,
        @DefaultValue("") String quotaProject,
        @DefaultValue("linear16") @NotNull GoogleFormat format,
        @DefaultValue Map<String, String> voices,

        @DefaultValue({"Chirp", "Journey", "Studio"}) List<String> plainVoices,

        @DefaultValue("3") @Range(min = 1, max = 1_000, message = REQUESTS)
        int requestsPerSecond) {

    private static final String REQUESTS = "GOOGLE_SPEECH_REQUESTS_PER_SECOND must be 1 to 1000";
    private static final String GOOGLE = "https://texttospeech.googleapis.com";

    /** Takes off what copying leaves around a value; tags of languages are compared in lower case. */
    public GoogleSettings {
        baseUrl = ServiceAddress.cleaned(baseUrl);
        apiKey = apiKey.strip();
        accessToken = accessToken.strip();
        quotaProject = quotaProject.strip();
        Map<String, String> lower = new TreeMap<>();
        voices.forEach((tag, voice) -> lower.put(tag.toLowerCase(Locale.ROOT), voice));
        voices = Map.copyOf(lower);
        plainVoices = List.copyOf(plainVoices);
    }

    /** Whether there is a key or a token. */
    boolean hasKey() {
        return !apiKey.isEmpty() || !accessToken.isEmpty();
    }

    /** Whether the simulated service is meant. */
    boolean simulated() {
        return baseUrl.isEmpty() && accessToken.isEmpty() && ServiceAddress.opensSandbox(apiKey);
    }

    /**
     * The service's address.
     *
     * @param loopback this program's own, where the simulated one is
     */
    String address(String loopback) {
        if (simulated()) {
            return loopback + "/sandbox/google";
        }
        return baseUrl.isEmpty() ? GOOGLE : baseUrl;
    }

    /** What proves who we are: as headers, since addresses are logged. */
    Map<String, String> proof() {
        if (accessToken.isEmpty()) {
            return Map.of("X-Goog-Api-Key", apiKey);
        }
        Map<String, String> headers = new TreeMap<>(Map.of("Authorization", "Bearer " + accessToken));
        if (!quotaProject.isEmpty()) {
            headers.put("X-Goog-User-Project", quotaProject);
        }
        return headers;
    }

    /**
     * Who speaks.
     *
     * @param language BCP 47 tag; a region nobody is set for is spoken by the language's voice
     * @param voice a name from a script, which wins
     * @return nothing where Google chooses
     */
    Optional<String> voice(String language, @Nullable String voice) {
        String tag = language.toLowerCase(Locale.ROOT);
        String exact = voices.get(tag);
        String known = exact != null ? exact : voices.get(tag.replaceAll("[-_].*", ""));
        return Optional.ofNullable(voice != null ? voice : known);
    }

    /** Whether a voice, or the one Google chooses, takes marks. */
    boolean takesMarks(Optional<String> voice) {
        return voice.stream().noneMatch(name -> plainVoices.stream().anyMatch(name::contains));
    }

    @AssertTrue(message = "GOOGLE_SPEECH_BASE_URL must be an http or https address without user, query or fragment")
    boolean isBaseUrlAnAddress() {
        return ServiceAddress.isAddress(baseUrl);
    }

    @AssertTrue(message = "GOOGLE_SPEECH_API_KEY and GOOGLE_SPEECH_ACCESS_TOKEN are both set: keep one of them")
    boolean isOnlyOneKindOfKeyGiven() {
        // The sandbox brings a key of its own, which stands back.
        return apiKey.isEmpty() || accessToken.isEmpty() || ServiceAddress.opensSandbox(apiKey);
    }

    @AssertTrue(
            message =
                    "GOOGLE_SPEECH_API_KEY, GOOGLE_SPEECH_ACCESS_TOKEN or GOOGLE_SPEECH_QUOTA_PROJECT holds a space, a"
                            + " line break or a letter beyond ASCII: copy it again from Google's console")
    boolean isEveryKeyVisibleAscii() {
        return ServiceAddress.areKeys(apiKey, accessToken, quotaProject);
    }

    /** With the secrets masked. */
    @Override
    public String toString() {
        return "GoogleSettings[baseUrl=" + baseUrl + ", apiKey=" + ServiceAddress.masked(apiKey) + ", accessToken="
                + ServiceAddress.masked(accessToken) + ", quotaProject=" + quotaProject + ", format=" + format
                + ", voices=" + voices + ", plainVoices=" + plainVoices + ", requestsPerSecond=" + requestsPerSecond
                + "]";
    }
}
