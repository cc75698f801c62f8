package dev.sceneroute.sandbox.kling;

import static dev.sceneroute.sandbox.kling.SandboxClient.omni;
import static dev.sceneroute.sandbox.kling.TheSandbox.client;
import static dev.sceneroute.sandbox.kling.TheSandbox.ended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sceneroute.sandbox.FaultSetting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class SandboxRestartTest {
    @TempDir
    Path data;

    @Test
    void the_books_survive_the_program_and_unfinished_tasks_go_on() throws IOException {
        JsonNode before;
        String running;
        try (CallbackReceiver callbacks = new CallbackReceiver()) {
            try (ConfigurableApplicationContext program = start("1ms")) {
                SandboxClient client = client(program);
                before = ended(client, client.create(omni("done")).taskId());
                client.create(omni("done"));
                program.getBean(KlingSandbox.class).latency(Duration.ofSeconds(1));
                program.getBean(KlingSandbox.class).dial(Fault.CALLBACK_DOUBLE, FaultSetting.next(1));
                running = client.create(omni("running").put("callback_url", callbacks.url()))
                        .taskId();
            }
            tearLastLine();
            try (ConfigurableApplicationContext program = start("1ms")) {
                SandboxClient client = client(program);
                assertThat(withoutUrl(client.find("done").data())).isEqualTo(withoutUrl(before));
                assertThat(client.create(omni("done")).message()).contains("already exists");
                assertThat(ended(client, running).path("task_status").asText()).isEqualTo("succeed");
                await().until(() -> callbacks.statuses(running).stream()
                                .filter("succeed"::equals)
                                .count()
                        == 2);
                KlingSandbox.Counts counts = program.getBean(KlingSandbox.class).counts();
                assertThat(counts.createsAccepted()).isEqualTo(2);
                assertThat(counts.duplicateExternalIds()).isEqualTo(2);
                assertThat(counts.paidUnits()).isEqualByComparingTo("6");
                assertThat(counts.running().values()).allMatch(slots -> slots == 0);
            }
        }
    }

    @Test
    void a_damaged_journal_stops_the_start_and_says_what_to_do() throws IOException {
        Files.createDirectories(journal().getParent());
        Files.writeString(journal(), "not json\n{}\n");

        assertThatThrownBy(() -> start("1ms")).rootCause().isNotNull();
        try (FileJournal journal = new FileJournal(journal())) {
            assertThatThrownBy(journal::replay)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("journal.jsonl")
                    .hasMessageContaining("remove it");
        }
    }

    @Test
    void a_reset_empties_the_journal() throws IOException {
        try (ConfigurableApplicationContext program = start("1ms")) {
            SandboxClient client = client(program);
            ended(client, client.create(omni("gone")).taskId());
            program.getBean(KlingSandbox.class).reset();
            assertThat(Files.size(journal())).isZero();
            client.create(omni("kept"));
        }
        assertThat(Files.readString(journal())).contains("kept").doesNotContain("gone");
    }

    private void tearLastLine() throws IOException {
        Files.writeString(journal(), "{\"moved\":\"1234", StandardOpenOption.APPEND);
    }

    private Path journal() {
        return data.resolve("sandbox/kling/journal.jsonl");
    }

    private ConfigurableApplicationContext start(String latency) {
        return SandboxApplication.start(data, "sandbox.kling.latency", latency);
    }

    /** The port differs after a restart. */
    private static String withoutUrl(JsonNode task) {
        return task.toString().replaceAll("127\\.0\\.0\\.1:[0-9]+", "");
    }
}
