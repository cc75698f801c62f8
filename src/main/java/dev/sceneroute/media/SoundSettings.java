package dev.sceneroute.media;

import dev.sceneroute.media.sound.MixRules;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a film sounds ({@code sceneroute.sound}). The levels of speech, clips and music say how they stand to one another;
 * how loud the film is as a whole, its loudness says.
 *
 * @param loudness of the film, integrated, in LUFS
 * @param ceiling the highest true peak before encoding, in decibels below full scale; encoding may add one
 * @param tolerance how far a film may be from its loudness, in LU, before sound that is encoded already is encoded anew
 * @param narrationLevel loudness of speech, in LUFS
 * @param clipLevel loudness of the clips' own sound
 * @param musicLevel loudness of the music
 * @param mostRaise decibels a clip's own sound is raised by at the most
 * @param duck decibels by which clips and music stand back under speech
 * @param attack how long before the speech they begin to
 * @param release how long they take to come back
 * @param fadeIn how long the music takes to come
 * @param fadeOut how long it takes to go
 * @param loopFade for how long the music's end and beginning are heard together where it begins anew
 * @param longestSource how much of a source is taken at the most
 */
@Validated
@ConfigurationProperties("sceneroute.sound")
public record SoundSettings(
        @DecimalMin("-40") @DecimalMax("-5") @DefaultValue("-14")
        double loudness,

        @DecimalMin("-20") @DecimalMax("0") @DefaultValue("-2.5")
        double ceiling,

        @DecimalMin("0") @DecimalMax("3") @DefaultValue("0.3")
        double tolerance,

        @DecimalMin("-50") @DecimalMax("-5") @DefaultValue("-16")
        double narrationLevel,

        @DecimalMin("-50") @DecimalMax("-5") @DefaultValue("-22")
        double clipLevel,

        @DecimalMin("-50") @DecimalMax("-5") @DefaultValue("-26")
        double musicLevel,

        @DecimalMin("0") @DecimalMax("40") @DefaultValue("12")
        double mostRaise,

        @DecimalMin("0") @DecimalMax("40") @DefaultValue("9")
        double duck,

        @NotNull @DefaultValue("150ms") Duration attack,
        @NotNull @DefaultValue("500ms") Duration release,
        @NotNull @DefaultValue("1s") Duration fadeIn,
        @NotNull @DefaultValue("3s") Duration fadeOut,
        @NotNull @DefaultValue("2s") Duration loopFade,
        @NotNull @DefaultValue("30m") Duration longestSource) {

    /** How the parts stand to one another. */
    public MixRules mix() {
        return new MixRules(
                narrationLevel, clipLevel, musicLevel, mostRaise, duck, attack, release, fadeIn, fadeOut, loopFade);
    }
}
