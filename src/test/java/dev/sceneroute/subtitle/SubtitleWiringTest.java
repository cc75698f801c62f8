package dev.sceneroute.subtitle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.media.FfmpegSettings;
import dev.sceneroute.media.FfmpegSupply;
import dev.sceneroute.media.Fonts;
import dev.sceneroute.media.text.FontChain;
import dev.sceneroute.media.text.ThumbnailTitle;
import dev.sceneroute.media.text.TitleCard;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

class SubtitleWiringTest {

    private final ApplicationContextRunner spring = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Subtitles.class)
            .withPropertyValues("sceneroute.data-dir=target/media-test-data");

    @Test
    void subtitles_titles_and_fonts_are_there_without_being_configured() {
        spring.run(context -> {
            assertThat(context).hasSingleBean(Cues.class).hasSingleBean(AssScript.class);
            assertThat(context).hasSingleBean(TitleCard.class).hasSingleBean(ThumbnailTitle.class);
            assertThat(context.getBean(FontChain.class).missing("안녕 字幕 مرحبا 😀"))
                    .isEmpty();
            assertThat(context.getBean(SubtitleBurn.class).cannot("안녕")).isEmpty();
            assertThat(context.getBean(SubtitleSettings.class))
                    .isEqualTo(new SubtitleSettings(
                            42,
                            16,
                            24,
                            10,
                            2,
                            20,
                            13,
                            Duration.ofMillis(800),
                            Duration.ofSeconds(7),
                            2,
                            Duration.ofMillis(500),
                            Duration.ofSeconds(1),
                            BurnChoice.AUTO));
        });
    }

    @Test
    void every_setting_can_be_set() {
        spring.withPropertyValues(
                        "sceneroute.subtitle.latin-line=37",
                        "sceneroute.subtitle.wide-line=13",
                        "sceneroute.subtitle.upright-latin-line=20",
                        "sceneroute.subtitle.upright-wide-line=8",
                        "sceneroute.subtitle.lines=1",
                        "sceneroute.subtitle.latin-speed=17",
                        "sceneroute.subtitle.wide-speed=9.5",
                        "sceneroute.subtitle.shortest=1s",
                        "sceneroute.subtitle.longest=6s",
                        "sceneroute.subtitle.gap-frames=3",
                        "sceneroute.subtitle.close-up=0s",
                        "sceneroute.subtitle.pause=2s",
                        "sceneroute.subtitle.burn-with=drawn")
                .run(context -> assertThat(context.getBean(SubtitleSettings.class))
                        .isEqualTo(new SubtitleSettings(
                                37,
                                13,
                                20,
                                8,
                                1,
                                17,
                                9.5,
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(6),
                                3,
                                Duration.ZERO,
                                Duration.ofSeconds(2),
                                BurnChoice.DRAWN)));
    }

    @Test
    void a_setting_that_makes_no_sense_stops_the_start_and_is_named() {
        for (String wrong : List.of("lines=0", "latin-line=3", "shortest=9s", "burn-with=pencil", "wide-speed=0")) {
            spring.withPropertyValues("sceneroute.subtitle." + wrong)
                    .run(context -> assertThat(context.getStartupFailure())
                            .rootCause()
                            .hasMessageMatching("(?s).*(sceneroute.subtitle|BurnChoice).*"));
        }
    }

    @ComponentScan({"dev.sceneroute.subtitle", "dev.sceneroute.media.text"})
    @ConfigurationPropertiesScan({"dev.sceneroute.subtitle", "dev.sceneroute.runtime"})
    @EnableConfigurationProperties(FfmpegSettings.class)
    @Import({Fonts.class, FfmpegSupply.class})
    static class Subtitles {}
}
