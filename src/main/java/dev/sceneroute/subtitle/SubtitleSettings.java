package dev.sceneroute.subtitle;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much text is shown at once and how long ({@code sceneroute.subtitle}).
 *
 * @param latinLine characters of a line in scripts with narrow letters
 * @param wideLine characters of a line in Chinese, Japanese and Korean; a narrow one counts half
 * @param uprightLatinLine the same for pictures that are not wider than high
 * @param uprightWideLine the same for pictures that are not wider than high
 * @param lines lines of a cue
 * @param latinSpeed characters a second that can be read, in scripts with narrow letters
 * @param wideSpeed characters a second that can be read in Chinese, Japanese and Korean; a narrow one counts half
 * @param shortest how long a cue is shown at least, if its scene is as long
 * @param longest how long a cue is shown at most
 * @param gapFrames frames between two cues, and between a scene's last cue and its end
 * @param closeUp two cues with less between them than this have the gap alone between them, so that nothing flickers
 * @param pause how long a speaker is silent before what follows is kept out of the cue
 * @param burnWith what draws cues into the picture
 */
@Validated
@ConfigurationProperties("sceneroute.subtitle")
public record SubtitleSettings(
        @Min(8) @Max(200) @DefaultValue("42") int latinLine,
        @Min(4) @Max(100) @DefaultValue("16") int wideLine,
        @Min(8) @Max(200) @DefaultValue("24") int uprightLatinLine,
        @Min(4) @Max(100) @DefaultValue("10") int uprightWideLine,
        @Min(1) @Max(4) @DefaultValue("2") int lines,
        @DecimalMin("1") @DefaultValue("20") double latinSpeed,
        @DecimalMin("1") @DefaultValue("13") double wideSpeed,

        @NotNull @DurationMin(millis = 1) @DefaultValue("800ms")
        Duration shortest,

        @NotNull @DurationMin(millis = 1) @DefaultValue("7s")
        Duration longest,

        @Min(0) @Max(100) @DefaultValue("2") int gapFrames,
        @NotNull @DurationMin @DefaultValue("500ms") Duration closeUp,
        @NotNull @DurationMin @DefaultValue("1s") Duration pause,
        @NotNull @DefaultValue("auto") BurnChoice burnWith) {

    /** Refuses a shortest time that is longer than the longest. */
    public SubtitleSettings {
        if (shortest.compareTo(longest) > 0) {
            throw new IllegalArgumentException("sceneroute.subtitle.shortest, " + shortest
                    + ", is longer than sceneroute.subtitle.longest, " + longest);
        }
    }
}
