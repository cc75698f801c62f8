package dev.sceneroute.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.media.sound.SoundFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.util.unit.DataSize;

class MediaWiringTest {

    private final ApplicationContextRunner spring = new ApplicationContextRunner()
            .withUserConfiguration(Media.class)
            .withConfiguration(AutoConfigurations.of(CamelAutoConfiguration.class))
            .withPropertyValues(
                    "camel.main.routes-include-pattern=file:routes/shared/ffmpeg.yaml",
                    "sceneroute.data-dir=" + MediaRig.DATA.dataDir(),
                    "sceneroute.ffmpeg.path=" + MediaRig.SUPPLY.executable());

    @TempDir
    Path folder;

    @Test
    void in_spring_a_film_is_made_from_a_clip() {
        spring.run(context -> {
            FilmProfile profile = new FilmProfile(320, 180, 24);
            ClipReport report = context.getBean(ClipCheck.class).check(Clips.good(), Clips.ordered(2));
            ConformedScene scene = context.getBean(Conform.class).conform(report, profile, 2, folder);
            Film film = context.getBean(FilmJoin.class).join(List.of(scene, scene), profile, "Wired", folder);

            assertThat(film.frames()).isEqualTo(96);
            assertThat(context.getBean(Thumbnail.class).of(film, folder)).isNotEmptyFile();
            assertThat(context.getBean(Fonts.class).regular()).isNotEmptyFile();
            SoundFile own = context.getBean(SoundSources.class).describe(scene.audio());
            assertThat(own.samples()).isEqualTo(scene.samples());
            assertThat(context.getBean(SoundTrack.class)).isNotNull();
        });
    }

    @Test
    void without_configuration_the_settings_are_these() {
        spring.withPropertyValues("sceneroute.ffmpeg.path=").run(context -> {
            assertThat(context.getBean(FfmpegSettings.class)).isEqualTo(new FfmpegSettings(null, 0, 0));
            assertThat(context.getBean(MediaSettings.class))
                    .isEqualTo(new MediaSettings(
                            Duration.ofSeconds(1),
                            DataSize.ofMegabytes(500),
                            4096 * 2160,
                            20,
                            "veryfast",
                            192,
                            Duration.ofMinutes(5),
                            Duration.ofMinutes(30)));
            assertThat(context.getBean(SoundSettings.class))
                    .isEqualTo(new SoundSettings(
                            -14,
                            -2.5,
                            0.3,
                            -16,
                            -22,
                            -26,
                            12,
                            9,
                            Duration.ofMillis(150),
                            Duration.ofMillis(500),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(3),
                            Duration.ofSeconds(2),
                            Duration.ofMinutes(30)));
        });
    }

    @Test
    void every_setting_can_be_set() {
        spring.withPropertyValues(
                        "sceneroute.ffmpeg.threads=2",
                        "sceneroute.ffmpeg.concurrent-runs=3",
                        "sceneroute.media.longer-by=2s",
                        "sceneroute.media.max-clip-size=7MB",
                        "sceneroute.media.max-pixels=1000000",
                        "sceneroute.media.quality=30",
                        "sceneroute.media.preset=ultrafast",
                        "sceneroute.media.sound-bitrate=96",
                        "sceneroute.media.clip-limit=1m",
                        "sceneroute.media.film-limit=2m")
                .run(context -> {
                    assertThat(context.getBean(FfmpegSettings.class).threads()).isEqualTo(2);
                    assertThat(context.getBean(FfmpegSettings.class).concurrentRuns())
                            .isEqualTo(3);
                    assertThat(context.getBean(MediaSettings.class))
                            .isEqualTo(new MediaSettings(
                                    Duration.ofSeconds(2),
                                    DataSize.ofMegabytes(7),
                                    1_000_000,
                                    30,
                                    "ultrafast",
                                    96,
                                    Duration.ofMinutes(1),
                                    Duration.ofMinutes(2)));
                });
    }

    @Test
    void stills_and_transitions_are_made_in_spring_as_the_settings_say() {
        spring.run(context -> {
            FilmProfile profile = new FilmProfile(320, 180, 24);
            ConformedScene still = context.getBean(StillScene.class).show(Still.plain(), profile, 24, folder);
            assertThat(still.frames()).isEqualTo(24);
            assertThat(context.getBean(CrossFade.class).frames(profile, 48)).isEqualTo(12);
            assertThat(context.getBean(StillSettings.class))
                    .isEqualTo(new StillSettings(
                            "0x1E1E1E", 1.1, 0.2, StillFit.AUTO, 1.5, 50_000_000, DataSize.ofMegabytes(50)));
            assertThat(context.getBean(TransitionSettings.class))
                    .isEqualTo(new TransitionSettings(Transition.CUT, Duration.ofMillis(500)));
        });
    }

    @Test
    void every_setting_of_stills_and_transitions_can_be_set() {
        spring.withPropertyValues(
                        "sceneroute.stills.background=0x204080",
                        "sceneroute.stills.zoom=1.3",
                        "sceneroute.stills.easing=0",
                        "sceneroute.stills.fit=plain",
                        "sceneroute.stills.oversampling=2",
                        "sceneroute.stills.max-pixels=1000000",
                        "sceneroute.stills.max-file-size=1MB",
                        "sceneroute.transitions.kind=wipe",
                        "sceneroute.transitions.duration=1s")
                .run(context -> {
                    assertThat(context.getBean(StillSettings.class))
                            .isEqualTo(new StillSettings(
                                    "0x204080", 1.3, 0, StillFit.PLAIN, 2, 1_000_000, DataSize.ofMegabytes(1)));
                    assertThat(context.getBean(TransitionSettings.class))
                            .isEqualTo(new TransitionSettings(Transition.WIPE, Duration.ofSeconds(1)));
                });
    }

    @Test
    void a_setting_of_stills_and_transitions_that_makes_no_sense_stops_the_start_and_is_named() {
        for (String wrong : List.of(
                "stills.background=red:s=9x9",
                "stills.zoom=3",
                "stills.easing=0.6",
                "stills.oversampling=9",
                "stills.fit=stretch",
                "transitions.kind=explode",
                "transitions.duration=1m")) {
            spring.withPropertyValues("sceneroute." + wrong).run(context -> assertThat(context.getStartupFailure())
                    .rootCause()
                    .hasMessageMatching("(?s).*(sceneroute|StillFit|Transition).*"));
        }
    }

    @Test
    void a_clip_is_ordered_anew_by_default_only_if_nobody_can_want_it() {
        spring.run(context -> assertThat(context.getBean(QualitySettings.class))
                .isEqualTo(new QualitySettings(
                        QualityPolicy.REORDER,
                        QualityPolicy.WARN,
                        QualityPolicy.ACCEPT,
                        QualityPolicy.REPAIR,
                        QualityPolicy.REPAIR,
                        QualityPolicy.REPAIR,
                        QualityPolicy.REPAIR,
                        0.1,
                        0.8,
                        0.0005,
                        0.8,
                        -60,
                        0.98,
                        Duration.ofMillis(500))));
    }

    @Test
    void every_setting_of_quality_can_be_set() {
        spring.withPropertyValues(
                        "sceneroute.quality.black=warn",
                        "sceneroute.quality.frozen=reorder",
                        "sceneroute.quality.silent=warn",
                        "sceneroute.quality.too-short=reorder",
                        "sceneroute.quality.wrong-shape=reorder",
                        "sceneroute.quality.wrong-size=accept",
                        "sceneroute.quality.wrong-rate=warn",
                        "sceneroute.quality.black-pixel=0.2",
                        "sceneroute.quality.black-from=0.5",
                        "sceneroute.quality.frozen-noise=0.001",
                        "sceneroute.quality.frozen-from=0.6",
                        "sceneroute.quality.silent-below=-50",
                        "sceneroute.quality.silent-from=0.7",
                        "sceneroute.quality.hold-up-to=1s")
                .run(context -> assertThat(context.getBean(QualitySettings.class))
                        .isEqualTo(new QualitySettings(
                                QualityPolicy.WARN,
                                QualityPolicy.REORDER,
                                QualityPolicy.WARN,
                                QualityPolicy.REORDER,
                                QualityPolicy.REORDER,
                                QualityPolicy.ACCEPT,
                                QualityPolicy.WARN,
                                0.2,
                                0.5,
                                0.001,
                                0.6,
                                -50,
                                0.7,
                                Duration.ofSeconds(1))));
    }

    @Test
    void a_repair_that_does_not_exist_or_a_share_beyond_the_whole_stops_the_start_and_is_named() {
        for (String wrong :
                List.of("black=repair", "frozen=repair", "silent=repair", "black-from=1.1", "black=maybe")) {
            spring.withPropertyValues("sceneroute.quality." + wrong)
                    .run(context -> assertThat(context.getStartupFailure())
                            .rootCause()
                            .hasMessageMatching("(?s).*(sceneroute.quality|QualityPolicy).*"));
        }
    }

    @Test
    void a_setting_that_makes_no_sense_stops_the_start_and_is_named() {
        for (String wrong : List.of("quality=99", "preset=fastest", "max-pixels=0", "sound-bitrate=1")) {
            spring.withPropertyValues("sceneroute.media." + wrong)
                    .run(context -> assertThat(context.getStartupFailure())
                            .rootCause()
                            .hasMessageContaining("sceneroute.media"));
        }
    }

    @ComponentScan("dev.sceneroute.media")
    @ConfigurationPropertiesScan({"dev.sceneroute.media", "dev.sceneroute.runtime"})
    static class Media {}
}
