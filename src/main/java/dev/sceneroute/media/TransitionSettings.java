package dev.sceneroute.media;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How one scene becomes the next ({@code sceneroute.transitions}).
 *
 * @param kind for scenes whose script does not say it
 * @param duration how long it takes; shorter where a scene is short
 */
@Validated
@ConfigurationProperties("sceneroute.transitions")
public record TransitionSettings(
        @NotNull @DefaultValue("cut") Transition kind,

        @NotNull @DurationMin(millis = 40) @DurationMax(seconds = 5) @DefaultValue("500ms")
        Duration duration) {

    /** The length in frames of a transition at the end of a scene: at most half the scene, so that it is seen. */
    int frames(FilmProfile profile, int sceneFrames) {
        long wanted = Math.round(duration.toNanos() * (double) profile.fps() / 1e9);
        return (int) Math.max(1, Math.min(wanted, sceneFrames / 2));
    }
}
