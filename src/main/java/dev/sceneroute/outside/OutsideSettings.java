package dev.sceneroute.outside;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits for what is fetched from outside.
 *
 * @param allowPrivateAddresses whether loopback and private networks may be contacted: the sandbox and tests only
 * @param largestClip a download is cut off above this size; no larger than {@code sceneroute.media.max-clip-size}, or a
 *     clip between the two is fetched, refused, and ordered anew
 * @param downloadLimit a download is cut off after this time
 */
@Validated
@ConfigurationProperties("sceneroute.outside")
public record OutsideSettings(
        @DefaultValue("false") boolean allowPrivateAddresses,
        @DefaultValue("500MB") DataSize largestClip,
        @DurationMin(millis = 1) @DefaultValue("10m") Duration downloadLimit) {}
