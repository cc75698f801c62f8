package dev.sceneroute.runtime;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the processes on one database live together ({@code sceneroute.node}).
 *
 * @param lostAfter a process of which nothing was heard for so long has died: others take its work up
 * @param drainLimit how long work under way may take when the process is to stop; then it is handed back
 */
@Validated
@ConfigurationProperties("sceneroute.node")
public record NodeSettings(
        @DurationMin(seconds = 3) @DefaultValue("15s") Duration lostAfter,
        @DurationMin @DefaultValue("8s") Duration drainLimit) {}
