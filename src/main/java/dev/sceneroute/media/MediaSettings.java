package dev.sceneroute.media;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits and qualities of sound and picture ({@code sceneroute.media}).
 *
 * @param longerBy how much longer than ordered a clip may be; its end is left out. Providers add a frame: five seconds
 *     come as 5.041 (Kling, seen 2026-03)
 * @param maxClipSize bytes a clip may have
 * @param maxPixels pixels a clip's frame may have; 4096 by 2160 by default
 * @param quality constant rate factor of x264: lower is better and larger
 * @param preset speed of x264
 * @param soundBitrate of the film's AAC track, in kilobits a second
 * @param clipLimit when work on one clip is given up
 * @param filmLimit when work on a whole film is given up
 */
@Validated
@ConfigurationProperties("sceneroute.media")
public record MediaSettings(
        @NotNull @DefaultValue("1s") Duration longerBy,
        @NotNull @DefaultValue("500MB") DataSize maxClipSize,
        @Positive @DefaultValue("8847360") int maxPixels,
        @Min(0) @Max(51) @DefaultValue("20") int quality,

        @NotNull
        @Pattern(regexp = "ultrafast|superfast|veryfast|faster|fast|medium|slow|slower|veryslow")
        @DefaultValue("veryfast")
        String preset,

        @Min(32) @Max(512) @DefaultValue("192") int soundBitrate,
        @NotNull @DefaultValue("5m") Duration clipLimit,
        @NotNull @DefaultValue("30m") Duration filmLimit) {}
