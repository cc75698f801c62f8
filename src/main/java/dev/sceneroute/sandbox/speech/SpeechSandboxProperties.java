package dev.sceneroute.sandbox.speech;

import dev.sceneroute.sandbox.FaultSetting;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the simulated engines behave. The keys are no secrets: they open nothing but the sandbox.
 *
 * @param enabled whether they exist at all
 * @param accessKey the one access key the simulated Polly knows
 * @param secretKey what its requests are signed with
 * @param apiKey the key the simulated Google and OpenAI know; also accepted as Google's bearer token
 * @param faultDelay how slow slow is
 * @param faultSeed where chance begins
 * @param faults what goes wrong from the start, by name such as {@code throttled}
 */
@Validated
@ConfigurationProperties("sandbox.speech")
public record SpeechSandboxProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("sandbox-access-key") @NotBlank String accessKey,

        @DefaultValue("sandbox-secret-key-that-opens-nothing-else") @NotBlank
        String secretKey,

        @DefaultValue("sandbox-api-key") @NotBlank String apiKey,
        @DefaultValue("3s") @NotNull Duration faultDelay,
        @DefaultValue("1") long faultSeed,
        @DefaultValue @Valid Map<SpeechFault, FaultSetting> faults) {

    /** Copies the map. */
    public SpeechSandboxProperties {
        faults = Map.copyOf(faults);
        if (faultDelay.isNegative()) {
            throw new IllegalArgumentException("sandbox.speech.fault-delay must not be negative");
        }
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "SpeechSandboxProperties[enabled=" + enabled + ", faultDelay=" + faultDelay + ", faults=" + faults + "]";
    }
}
