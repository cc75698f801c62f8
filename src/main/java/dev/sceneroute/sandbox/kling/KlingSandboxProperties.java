package dev.sceneroute.sandbox.kling;

import dev.sceneroute.sandbox.FaultSetting;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How the simulated Kling behaves. The keys are no secrets: they open nothing but the sandbox.
 *
 * @param enabled whether the sandbox exists at all
 * @param accessKey the one access key it knows ({@code iss} of the tokens)
 * @param secretKey what tokens are signed with
 * @param apiKey the plain key accepted instead of a token
 * @param webhookSecret {@code whsec_} and base64; callbacks are signed when it is set, with each of several
 * @param directory where the journal, the reference images and the rendered clips lie; by default {@code sandbox/kling} in
 *     the data directory
 * @param journal whether the books survive a restart
 * @param publicUrl where clients reach the sandbox; by default {@code http://127.0.0.1:<port>/sandbox/kling}
 * @param concurrency tasks of one model that may run at once
 * @param qps creates a second; 0 for no limit
 * @param latency from a create to the end of its task
 * @param jitter at most so much longer, by chance
 * @param fps frames a second of the clips
 * @param renders clips rendered at a time
 * @param resultLife how long a clip can be downloaded
 * @param maxRequest the largest create accepted
 * @param externalIdQuery how a task is found by its external id
 * @param packUnits units in the simulated resource pack
 * @param prices units by model and kind, over those built in; see {@link UnitPrices}
 * @param faultDelay how late late is and how slow slow is
 * @param faultSeed where chance begins
 * @param faults what goes wrong from the start, by name such as {@code reply-lost}
 */
@Validated
@ConfigurationProperties("sandbox.kling")
public record KlingSandboxProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("sandbox-access-key") @NotBlank String accessKey,

        @DefaultValue("sandbox-secret-key-that-opens-nothing-else") @NotBlank
        String secretKey,

        @DefaultValue("sandbox-api-key") @NotBlank String apiKey,
        @Nullable String webhookSecret,
        @Nullable Path directory,
        @DefaultValue("true") boolean journal,
        @Nullable String publicUrl,
        @DefaultValue("5") @Min(1) int concurrency,
        @DefaultValue("0") @PositiveOrZero int qps,
        @DefaultValue("2s") @NotNull Duration latency,
        @DefaultValue("0s") @NotNull Duration jitter,
        @DefaultValue("24") @Min(1) @Max(120) int fps,
        @DefaultValue("2") @Min(1) int renders,
        @DefaultValue("30d") @NotNull Duration resultLife,
        @DefaultValue("128MB") @NotNull DataSize maxRequest,
        @DefaultValue("path") @NotNull ExternalIdQuery externalIdQuery,
        @DefaultValue("100000") @NotNull BigDecimal packUnits,
        @DefaultValue Map<String, BigDecimal> prices,
        @DefaultValue("3s") @NotNull Duration faultDelay,
        @DefaultValue("1") long faultSeed,
        @DefaultValue @Valid Map<Fault, FaultSetting> faults) {

    /** How a task is found by its external id; public sources disagree about what Kling does. */
    public enum ExternalIdQuery {
        /** {@code GET {base}/{external id}}, the documented way. */
        PATH,
        /** {@code GET {base}?external_task_id={external id}}. */
        QUERY_STRING,
        /** Both. */
        BOTH,
        /** Neither: only the list shows it. */
        NONE;

        boolean byPath() {
            return this == PATH || this == BOTH;
        }

        boolean byQueryString() {
            return this == QUERY_STRING || this == BOTH;
        }
    }

    /** Copies the maps. */
    public KlingSandboxProperties {
        prices = Map.copyOf(prices);
        faults = Map.copyOf(faults);
        if (latency.isNegative() || jitter.isNegative() || faultDelay.isNegative()) {
            throw new IllegalArgumentException("sandbox.kling.latency, jitter and fault-delay must not be negative");
        }
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "KlingSandboxProperties[enabled=" + enabled + ", latency=" + latency + ", concurrency=" + concurrency
                + ", faults=" + faults + "]";
    }
}
