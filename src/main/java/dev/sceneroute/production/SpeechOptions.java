package dev.sceneroute.production;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How what is said in the scenes is spoken.
 *
 * @param enabled whether it is spoken; {@code true} if it is not said
 * @param voice a voice of the settings ({@code sceneroute.speech.voices}), {@code engine/voice}, an engine, or an engine's
 *     own name of a voice; whoever speaks the script's language if it is not said
 * @param speed 1 is the voice's own speed; 0.5 to 2
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SpeechOptions(
        @Nullable Boolean enabled,
        @Nullable String voice,
        @Nullable Double speed) {

    /** Nothing said: it is spoken by whoever speaks the language. */
    public static final SpeechOptions UNSAID = new SpeechOptions(null, null, null);

    /** Whether the narration is to be heard. */
    @JsonIgnore
    public boolean isSpoken() {
        return enabled == null || enabled;
    }

    /** The speed that is wanted. */
    @JsonIgnore
    public double speedOrUsual() {
        return speed == null ? 1 : speed;
    }
}
