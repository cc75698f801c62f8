package dev.sceneroute.speech.openai;

import dev.sceneroute.speech.http.ServiceAddress;
import dev.sceneroute.speech.http.SoundFormat;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How we reach OpenAI, or a server that speaks like it, and what it is to sound like ({@code openai-speech}).
 *
 * <p>Rules on texts are {@code @AssertTrue} methods: Spring prints the value that breaks an annotation.
 *
 * @param baseUrl the service without {@code /v1}; if empty, OpenAI's. Servers of one's own may need no key
 * @param apiKey the key
 * @param model such as {@code gpt-4o-mini-tts}
 * @param voice who speaks, if no other setting says so
 * @param voices who speaks a language, by its tag
 * @param instructions how to speak, such as {@code calm}; none if empty. The {@code tts-1} models take none
 * @param format {@code wav}, {@code pcm}, {@code mp3}, {@code flac} or {@code opus}
 * @param pcmRate samples a second of {@code pcm}, which does not tell it
 * @param longestText characters a request
 * @param requestsPerSecond requests we send at most in a second
 */
@Validated
@ConfigurationProperties("openai-speech")
public record OpenAiSettings(
        @DefaultValue("") String baseUrl,
        @DefaultValue("") String apiKey,
        @DefaultValue("gpt-4o-mini-tts") @NotNull String model,
        @DefaultValue("alloy") @NotNull String voice,
        @DefaultValue Map<String, String> voices,
        @DefaultValue("") String instructions,
        @DefaultValue("wav") @NotNull Format format,

        @DefaultValue("24000") @Range(min = 8_000, max = 192_000)
        int pcmRate,

        @DefaultValue("4096") @Range(min = 100, max = 100_000)
        int longestText,

        @DefaultValue("5") @Range(min = 1, max = 1_000, message = REQUESTS)
        int requestsPerSecond) {

    private static final String REQUESTS = "OPENAI_SPEECH_REQUESTS_PER_SECOND must be 1 to 1000";
    private static final String OPENAI = "https://api.openai.com";

    /** The formats of {@code response_format} that FFmpeg reads and that tell what they are. */
    public enum Format {
        WAV(SoundFormat.WAV),
        PCM(SoundFormat.PCM),
        MP3(SoundFormat.MP3),
        FLAC(SoundFormat.FLAC),
        OPUS(SoundFormat.OGG);

        private final SoundFormat sound;

        Format(SoundFormat sound) {
            this.sound = sound;
        }

        SoundFormat sound() {
            return sound;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Takes off what copying leaves around a value; tags of languages are compared in lower case. */
    public OpenAiSettings {
        baseUrl = ServiceAddress.cleaned(baseUrl).replaceAll("/v1$", "");
        apiKey = apiKey.strip();
        instructions = instructions.strip();
        Map<String, String> lower = new TreeMap<>();
        voices.forEach((tag, name) -> lower.put(tag.toLowerCase(Locale.ROOT), name));
        voices = Map.copyOf(lower);
    }

    /** Whether it can be asked: OpenAI only with a key, any other server also without. */
    boolean reachable() {
        return !apiKey.isEmpty() || !baseUrl.isEmpty();
    }

    /** Whether the simulated service is meant. */
    boolean simulated() {
        return baseUrl.isEmpty() && ServiceAddress.opensSandbox(apiKey);
    }

    /** The key to send: none to a server of one's own that was given none; the sandbox's own goes to the sandbox alone. */
    Map<String, String> proof() {
        boolean none = apiKey.isEmpty() || (!simulated() && ServiceAddress.opensSandbox(apiKey));
        return none ? Map.of() : Map.of("Authorization", "Bearer " + apiKey);
    }

    /**
     * The service's address.
     *
     * @param loopback this program's own, where the simulated one is
     */
    String address(String loopback) {
        if (simulated()) {
            return loopback + "/sandbox/openai";
        }
        return baseUrl.isEmpty() ? OPENAI : baseUrl;
    }

    /**
     * Who speaks.
     *
     * @param language BCP 47 tag; a region nobody is set for is spoken by the language's voice
     * @param wished a name from a script, which wins
     */
    String voice(String language, @Nullable String wished) {
        if (wished != null) {
            return wished;
        }
        String tag = language.toLowerCase(Locale.ROOT);
        String exact = voices.get(tag);
        return exact != null ? exact : voices.getOrDefault(tag.replaceAll("[-_].*", ""), voice);
    }

    /** Whether the model takes instructions. */
    boolean instructed() {
        return !instructions.isEmpty() && !model.startsWith("tts-1");
    }

    @AssertTrue(message = "OPENAI_SPEECH_BASE_URL must be an http or https address without user, query or fragment")
    boolean isBaseUrlAnAddress() {
        return ServiceAddress.isAddress(baseUrl);
    }

    @AssertTrue(
            message = "OPENAI_SPEECH_API_KEY holds a space, a line break or a letter beyond ASCII: copy it again from"
                    + " where you got it")
    boolean isKeyVisibleAscii() {
        return ServiceAddress.areKeys(apiKey);
    }

    /** With the secret masked. */
    @Override
    public String toString() {
        return "OpenAiSettings[baseUrl=" + baseUrl + ", apiKey=" + ServiceAddress.masked(apiKey) + ", model=" + model
                + ", voice=" + voice + ", voices=" + voices + ", instructions=" + instructions + ", format=" + format
                + ", pcmRate=" + pcmRate + ", longestText=" + longestText + ", requestsPerSecond=" + requestsPerSecond
                + "]";
    }
}
