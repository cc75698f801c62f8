package dev.sceneroute.api;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
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
 */
@Validated
@ConfigurationProperties("sceneroute.api")
public record ApiSettings(
        @NotNull @DefaultValue("20MB") DataSize largestBody,
        @NotNull @DefaultValue("300ms") Duration eventPoll,
        @NotNull @DefaultValue("15s") Duration heartbeat) {}
