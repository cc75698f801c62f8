package dev.sceneroute.media;

import static org.assertj.core.api.Assertions.assertThat;

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
            ClipReport report = context.getBean(ClipCheck.class).check(Clips.good(), 2);
            ConformedScene scene = context.getBean(Conform.class).conform(report, profile, 2, folder);
            Film film = context.getBean(FilmJoin.class).join(List.of(scene, scene), profile, "Wired", folder);

            assertThat(film.frames()).isEqualTo(96);
            assertThat(context.getBean(Thumbnail.class).of(film, folder)).isNotEmptyFile();
            assertThat(context.getBean(Fonts.class).regular()).isNotEmptyFile();
        });
    }

    @Test
    void without_configuration_the_settings_are_these() {
        spring.withPropertyValues("sceneroute.ffmpeg.path=").run(context -> {
            assertThat(context.getBean(FfmpegSettings.class)).isEqualTo(new FfmpegSettings(null, 0, 0));
            assertThat(context.getBean(MediaSettings.class))
                    .isEqualTo(new MediaSettings(
                            Duration.ofMillis(500),
                            Duration.ofSeconds(1),
                            DataSize.ofMegabytes(500),
                            4096 * 2160,
                            20,
                            "veryfast",
                            192,
                            Duration.ofMinutes(5),
                            Duration.ofMinutes(30)));
        });
    }

    @Test
    void every_setting_can_be_set() {
        spring.withPropertyValues(
                        "sceneroute.ffmpeg.threads=2",
                        "sceneroute.ffmpeg.concurrent-runs=3",
                        "sceneroute.media.shorter-by=100ms",
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
                                    Duration.ofMillis(100),
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
