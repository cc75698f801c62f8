package dev.sceneroute.runtime;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long things are kept that nobody may need any more ({@code sceneroute.retention}).
 *
 * @param workFiles work in progress of jobs that have ended, and what their scenes were made of before they were changed
 * @param conformedScenes scenes in the film's form, of jobs that have ended; made again if the film is changed later
 * @param idempotencyKeys answers for requests that are sent again
 */
@Validated
@ConfigurationProperties("sceneroute.retention")
public record RetentionSettings(
        @DurationMin @DefaultValue("7d") Duration workFiles,
        @DurationMin @DefaultValue("30d") Duration conformedScenes,
        @DurationMin(minutes = 1) @DefaultValue("30d") Duration idempotencyKeys) {}
