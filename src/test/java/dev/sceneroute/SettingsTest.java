package dev.sceneroute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.generation.AdjustmentSettings;
import dev.sceneroute.generation.CallbackSettings;
import dev.sceneroute.generation.GenerationSettings;
import dev.sceneroute.outside.OutsideSettings;
import dev.sceneroute.pipeline.CollectSettings;
import dev.sceneroute.pipeline.InboxSettings;
import dev.sceneroute.runtime.DataDirectory;
import dev.sceneroute.runtime.DatabaseSettings;
import dev.sceneroute.runtime.NodeSettings;
import dev.sceneroute.runtime.RetentionSettings;
import dev.sceneroute.storage.StorageSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Every setting of the pipeline: what it is if nobody says anything, its key, and what is refused at the start. */
class SettingsTest {
    private final ApplicationContextRunner program = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ConfigurationPropertiesAutoConfiguration.class, ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({
        AdjustmentSettings.class,
        CallbackSettings.class,
        CollectSettings.class,
        DatabaseSettings.class,
        GenerationSettings.class,
        InboxSettings.class,
        OutsideSettings.class,
        DataDirectory.class,
        NodeSettings.class,
        RetentionSettings.class,
        StorageSettings.class,
    })
    static class Settings {}

    @Test
    void nothing_has_to_be_set() {
        program.run(context -> {
            assertThat(context.getBean(GenerationSettings.class))
                    .isEqualTo(new GenerationSettings(
                            2,
                            Duration.ofSeconds(45),
                            Duration.ofMinutes(3),
                            Duration.ofHours(2),
                            Duration.ofMinutes(5),
                            Duration.ofDays(30),
                            5,
                            20,
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(3),
                            Duration.ofMinutes(1),
                            Duration.ofMinutes(5),
                            List.of(
                                    Duration.ofSeconds(2),
                                    Duration.ofSeconds(5),
                                    Duration.ofSeconds(10),
                                    Duration.ofSeconds(30))));
            assertThat(context.getBean(AdjustmentSettings.class))
                    .isEqualTo(new AdjustmentSettings(
                            "The scene is well lit and clearly visible from the first frame on.",
                            "There is clear, continuous movement throughout.",
                            "The sounds of the scene are clearly audible.",
                            "",
                            ""));
            assertThat(context.getBean(CollectSettings.class))
                    .isEqualTo(new CollectSettings(
                            6,
                            Duration.ofSeconds(2),
                            Duration.ofMinutes(1),
                            Duration.ofHours(24),
                            Duration.ofMinutes(15),
                            Duration.ofHours(1)));
            assertThat(context.getBean(NodeSettings.class))
                    .isEqualTo(new NodeSettings(Duration.ofSeconds(15), Duration.ofSeconds(8)));
            assertThat(context.getBean(RetentionSettings.class))
                    .isEqualTo(new RetentionSettings(Duration.ofDays(7), Duration.ofDays(30), Duration.ofDays(30)));
            assertThat(context.getBean(StorageSettings.class)).isEqualTo(new StorageSettings(null));
            assertThat(context.getBean(InboxSettings.class)).isEqualTo(new InboxSettings(true, Path.of("inbox")));
            assertThat(context.getBean(OutsideSettings.class))
                    .isEqualTo(new OutsideSettings(false, DataSize.ofMegabytes(500), Duration.ofMinutes(10)));
            assertThat(context.getBean(DatabaseSettings.class))
                    .isEqualTo(new DatabaseSettings(null, null, null, 20, Duration.ofSeconds(5)));
            assertThat(context.getBean(DataDirectory.class)).isEqualTo(new DataDirectory(Path.of("data")));
            assertThat(context.getBean(CallbackSettings.class))
                    .isEqualTo(new CallbackSettings(
                            DataSize.ofMegabytes(1), DataSize.ofKilobytes(64), Duration.ofDays(30), 1000));
        });
    }

    @Test
    void everything_can_be_set() {
        program.withPropertyValues(
                        "sceneroute.data-dir=/srv/films",
                        "sceneroute.generation.attempts=3",
                        "sceneroute.generation.create-limit=1m",
                        "sceneroute.generation.callback-patience=2m",
                        "sceneroute.generation.task-limit=3h",
                        "sceneroute.generation.overdue-check=6m",
                        "sceneroute.generation.open-limit=20d",
                        "sceneroute.generation.missing-limit=7",
                        "sceneroute.generation.scan-pages=8",
                        "sceneroute.generation.longest-rest=9m",
                        "sceneroute.generation.account-check=0s",
                        "sceneroute.generation.full-rest=4s",
                        "sceneroute.generation.transient-rest=5s",
                        "sceneroute.generation.poll-pauses=1s,2s,3s,4s",
                        "sceneroute.adjust.black=Light",
                        "sceneroute.adjust.frozen=",
                        "sceneroute.adjust.silent=Noise",
                        "sceneroute.adjust.too-short=Long",
                        "sceneroute.adjust.wrong-shape=Wide",
                        "sceneroute.collect.tries=7",
                        "sceneroute.collect.first-pause=8s",
                        "sceneroute.collect.longest-pause=14s",
                        "sceneroute.collect.give-up-after=15h",
                        "sceneroute.node.lost-after=16s",
                        "sceneroute.node.drain-limit=17s",
                        "sceneroute.retention.work-files=18d",
                        "sceneroute.retention.conformed-scenes=17d",
                        "sceneroute.retention.idempotency-keys=19d",
                        "sceneroute.storage.folder=/srv/media",
                        "sceneroute.collect.lease=9m",
                        "sceneroute.collect.film-lease=10m",
                        "sceneroute.inbox.enabled=false",
                        "sceneroute.inbox.folder=/srv/inbox",
                        "sceneroute.outside.allow-private-addresses=true",
                        "sceneroute.outside.largest-clip=11MB",
                        "sceneroute.outside.download-limit=12m",
                        "database.url=postgresql://db/films",
                        "database.user=me",
                        "database.password=secret",
                        "database.pool-size=13",
                        "database.connection-timeout=9s",
                        "sceneroute.callbacks.largest=2MB",
                        "sceneroute.callbacks.kept-body=3KB",
                        "sceneroute.callbacks.keep-for=4d",
                        "sceneroute.callbacks.strangers=5")
                .run(context -> {
                    assertThat(context.getBean(GenerationSettings.class))
                            .isEqualTo(new GenerationSettings(
                                    3,
                                    Duration.ofMinutes(1),
                                    Duration.ofMinutes(2),
                                    Duration.ofHours(3),
                                    Duration.ofMinutes(6),
                                    Duration.ofDays(20),
                                    7,
                                    8,
                                    Duration.ofSeconds(4),
                                    Duration.ofSeconds(5),
                                    Duration.ofMinutes(9),
                                    Duration.ZERO,
                                    List.of(
                                            Duration.ofSeconds(1),
                                            Duration.ofSeconds(2),
                                            Duration.ofSeconds(3),
                                            Duration.ofSeconds(4))));
                    assertThat(context.getBean(AdjustmentSettings.class))
                            .isEqualTo(new AdjustmentSettings("Light", "", "Noise", "Long", "Wide"));
                    assertThat(context.getBean(CollectSettings.class))
                            .isEqualTo(new CollectSettings(
                                    7,
                                    Duration.ofSeconds(8),
                                    Duration.ofSeconds(14),
                                    Duration.ofHours(15),
                                    Duration.ofMinutes(9),
                                    Duration.ofMinutes(10)));
                    assertThat(context.getBean(NodeSettings.class))
                            .isEqualTo(new NodeSettings(Duration.ofSeconds(16), Duration.ofSeconds(17)));
                    assertThat(context.getBean(RetentionSettings.class))
                            .isEqualTo(new RetentionSettings(
                                    Duration.ofDays(18), Duration.ofDays(17), Duration.ofDays(19)));
                    assertThat(context.getBean(StorageSettings.class))
                            .isEqualTo(new StorageSettings(Path.of("/srv/media")));
                    assertThat(context.getBean(InboxSettings.class))
                            .isEqualTo(new InboxSettings(false, Path.of("/srv/inbox")));
                    assertThat(context.getBean(OutsideSettings.class))
                            .isEqualTo(new OutsideSettings(true, DataSize.ofMegabytes(11), Duration.ofMinutes(12)));
                    assertThat(context.getBean(DatabaseSettings.class))
                            .isEqualTo(new DatabaseSettings(
                                    "postgresql://db/films", "me", "secret", 13, Duration.ofSeconds(9)));
                    assertThat(context.getBean(DataDirectory.class))
                            .isEqualTo(new DataDirectory(Path.of("/srv/films")));
                    assertThat(context.getBean(CallbackSettings.class))
                            .isEqualTo(new CallbackSettings(
                                    DataSize.ofMegabytes(2), DataSize.ofKilobytes(3), Duration.ofDays(4), 5));
                });
    }

    @Test
    void a_task_is_asked_after_often_at_first_and_seldom_later_and_late_where_its_provider_reports() {
        program.run(context -> {
            GenerationSettings settings = context.getBean(GenerationSettings.class);

            assertThat(IntStream.of(0, 2, 3, 9, 10, 29, 30, 1000)
                            .mapToObj(
                                    checks -> settings.nextCheck(checks, false).toSeconds())
                            .toList())
                    .containsExactly(2L, 2L, 5L, 5L, 10L, 10L, 30L, 30L);
            assertThat(settings.nextCheck(0, true)).isEqualTo(settings.callbackPatience());
            assertThat(settings.nextCheck(1, true)).isEqualTo(Duration.ofSeconds(2));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sceneroute.generation.attempts=0",
                "sceneroute.generation.create-limit=0s",
                "sceneroute.generation.callback-patience=-1s",
                "sceneroute.generation.task-limit=0s",
                "sceneroute.generation.full-rest=-1s",
                "sceneroute.generation.transient-rest=-1s",
                "sceneroute.collect.tries=0",
                "sceneroute.collect.first-pause=-1s",
                "sceneroute.collect.longest-pause=0s",
                "sceneroute.collect.give-up-after=0s",
                "sceneroute.node.lost-after=1s",
                "sceneroute.node.drain-limit=-1s",
                "sceneroute.retention.work-files=-1s",
                "sceneroute.retention.conformed-scenes=-1s",
                "sceneroute.retention.idempotency-keys=0s",
                "sceneroute.collect.lease=0s",
                "sceneroute.collect.film-lease=0s",
                "sceneroute.outside.download-limit=0s",
                "database.pool-size=1",
                "database.connection-timeout=100ms",
                "sceneroute.callbacks.largest=0B",
                "sceneroute.callbacks.largest=65MB",
                "sceneroute.callbacks.kept-body=65MB",
                "sceneroute.callbacks.keep-for=59m",
                "sceneroute.callbacks.strangers=-1",
                "sceneroute.generation.attempts=many",
            })
    void a_setting_that_makes_no_sense_stops_the_start(String setting) {
        program.withPropertyValues(setting).run(context -> assertThat(context).hasFailed());
    }

    @Test
    void the_database_password_is_never_told() {
        assertThat(new DatabaseSettings("postgresql://db/films", "me", "secret", 20, Duration.ofSeconds(5)).toString())
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db/films, jdbc:postgresql://db/films",
        "postgresql://db/films, jdbc:postgresql://db/films",
        "postgres://db:6000/films?sslmode=require, jdbc:postgresql://db:6000/films?sslmode=require"
    })
    void a_database_is_named_in_the_forms_people_have(String url, String jdbc) {
        assertThat(new DatabaseSettings(url, null, null, 20, Duration.ofSeconds(5)).jdbcUrl())
                .isEqualTo(jdbc);
    }
}
