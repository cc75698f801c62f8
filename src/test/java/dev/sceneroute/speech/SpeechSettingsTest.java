package dev.sceneroute.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.sandbox.speech.SpeechSandboxProperties;
import dev.sceneroute.speech.google.GoogleFormat;
import dev.sceneroute.speech.google.GoogleSettings;
import dev.sceneroute.speech.http.SpeechHttpSettings;
import dev.sceneroute.speech.openai.OpenAiSettings;
import dev.sceneroute.speech.polly.PollyEngine;
import dev.sceneroute.speech.polly.PollyFormat;
import dev.sceneroute.speech.polly.PollySettings;
import dev.sceneroute.speech.polly.PollySettings.PollyVoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.FileSystemResource;
import org.springframework.util.unit.DataSize;

/** The settings of the engines reached by HTTP: as the program comes, in the sandbox, and what is refused at the start. */
class SpeechSettingsTest {
    private final ApplicationContextRunner program = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ConfigurationPropertiesAutoConfiguration.class, ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({
        SpeechHttpSettings.class,
        PollySettings.class,
        GoogleSettings.class,
        OpenAiSettings.class,
        SpeechSandboxProperties.class
    })
    static class Settings {}

    @Test
    void nothing_has_to_be_set() {
        program.run(context -> {
            assertThat(context.getBean(SpeechHttpSettings.class))
                    .isEqualTo(new SpeechHttpSettings(
                            DataSize.ofMegabytes(50),
                            Duration.ofMinutes(2),
                            Duration.ofMinutes(1),
                            3,
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(20)));
            assertThat(context.getBean(PollySettings.class).format()).isEqualTo(PollyFormat.OGG_VORBIS);
            assertThat(context.getBean(GoogleSettings.class).format()).isEqualTo(GoogleFormat.LINEAR16);
            assertThat(context.getBean(OpenAiSettings.class).format()).isEqualTo(OpenAiSettings.Format.WAV);
            assertThat(context.getBean(SpeechSandboxProperties.class).enabled()).isFalse();
        });
    }

    @Test
    void the_file_the_program_comes_with_says_the_same_and_who_speaks() {
        program.withInitializer(context -> load(context.getEnvironment(), "config/application.yaml"))
                .run(context -> {
                    PollySettings polly = context.getBean(PollySettings.class);
                    assertThat(polly.voices())
                            .containsEntry("ko", new PollyVoice("Seoyeon", PollyEngine.NEURAL))
                            .containsEntry("en-gb", new PollyVoice("Amy", PollyEngine.NEURAL));
                    assertThat(polly.accessKey()).isEmpty();
                    assertThat(context.getBean(GoogleSettings.class).voices()).containsEntry("ko", "ko-KR-Neural2-A");
                    assertThat(context.getBean(GoogleSettings.class).plainVoices())
                            .containsExactly("Chirp", "Journey", "Studio");
                    assertThat(context.getBean(OpenAiSettings.class).model()).isEqualTo("gpt-4o-mini-tts");
                    assertThat(context.getBean(SpeechHttpSettings.class).silenceLimit())
                            .isEqualTo(Duration.ofMinutes(1));
                });
    }

    @Test
    void in_the_sandbox_the_keys_are_its_own_until_somebody_sets_real_ones() {
        program.withInitializer(context -> load(context.getEnvironment(), "config/application-sandbox.yaml"))
                .run(context -> assertThat(context.getBean(PollySettings.class).accessKey())
                        .isEqualTo("sandbox-access-key"));
        program.withInitializer(context -> load(context.getEnvironment(), "config/application-sandbox.yaml"))
                .withPropertyValues("POLLY_ACCESS_KEY=AKIDEXAMPLE", "POLLY_SECRET_KEY=secret")
                .run(context -> assertThat(context.getBean(PollySettings.class).accessKey())
                        .isEqualTo("AKIDEXAMPLE"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "polly.access-key=AKID-without-a-secret",
                "polly.region=../../etc",
                "polly.base-url=ftp://example.com",
                "polly.base-url=https://me:secret@example.com",
                "polly.engine=loud",
                "polly.format=wav",
                "polly.requests-per-second=0",
                "google-speech.base-url=nowhere",
                "google-speech.api-key=two words",
                "google-speech.format=aac",
                "openai-speech.base-url=http://host/?key=1",
                "openai-speech.api-key=schlüssel",
                "openai-speech.longest-text=0",
                "openai-speech.format=aac",
                "openai-speech.pcm-rate=1",
                "sceneroute.speech.http.largest-answer=1B",
                "sceneroute.speech.http.answer-limit=0s",
                "sceneroute.speech.http.repeats=-1",
                "sceneroute.speech.http.repeats=1000",
                "sceneroute.speech.http.first-pause=1h",
                "sandbox.speech.fault-delay=-1s",
                "sandbox.speech.faults.gremlins.next=1",
            })
    void a_setting_that_makes_no_sense_stops_the_start(String setting) {
        program.withPropertyValues(setting).run(context -> assertThat(context).hasFailed());
    }

    @Test
    void a_wrong_secret_is_not_told_by_the_failure() {
        program.withPropertyValues("polly.access-key=AKIDEXAMPLE", "polly.secret-key=wrong secret")
                .run(context -> {
                    assertThat(context).hasFailed();
                    assertThat(context.getStartupFailure()).hasStackTraceContaining("POLLY_SECRET_KEY");
                    assertThat(Throwables.getStackTrace(context.getStartupFailure()))
                            .doesNotContain("wrong secret", "AKIDEXAMPLE");
                });
    }

    private static void load(ConfigurableEnvironment environment, String file) {
        try {
            new YamlPropertySourceLoader()
                    .load(file, new FileSystemResource(file))
                    .forEach(source -> environment.getPropertySources().addLast(source));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
