package dev.sceneroute.api;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits and beats of the REST edge.
 *
 * @param largestBody a larger request body is refused
 * @param eventPoll how often the events of watched jobs are looked for
 * @param heartbeat an event stream is never silent for longer
 * @param allowedHosts names this program's own web pages are opened under, besides loopback, addresses in figures, names
 *     without a dot, and the host of {@code PUBLIC_BASE_URL}
 */
@Validated
@ConfigurationProperties("sceneroute.api")
public record ApiSettings(
        @NotNull @DefaultValue("20MB") DataSize largestBody,
        @NotNull @DefaultValue("300ms") Duration eventPoll,
        @NotNull @DefaultValue("15s") Duration heartbeat,
        @NotNull @DefaultValue List<String> allowedHosts) {

    /** Copies the list. */
    public ApiSettings {
        allowedHosts = List.copyOf(allowedHosts);
    }
}
