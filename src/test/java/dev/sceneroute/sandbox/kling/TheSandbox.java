package dev.sceneroute.sandbox.kling;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.context.ConfigurableApplicationContext;

/** One running sandbox for all tests that do not restart it; each test begins with {@code SANDBOX.reset()}. */
final class TheSandbox {
    static final String WEBHOOK_SECRET = "whsec_dGVzdHNlY3JldHRlc3RzZWNyZXR0ZXN0c2VjcmV0MTI=";
    static final Path DATA = Path.of("target/sandbox-test-data").toAbsolutePath();
    static final ConfigurableApplicationContext PROGRAM = SandboxApplication.start(
            DATA,
            "sandbox.kling.webhook-secret",
            WEBHOOK_SECRET,
            "sandbox.kling.journal",
            "false",
            "sandbox.kling.external-id-query",
            "both",
            "sandbox.kling.fault-delay",
            "700ms");
    static final SandboxClient CLIENT = client(PROGRAM);
    static final KlingSandbox SANDBOX = PROGRAM.getBean(KlingSandbox.class);

    private TheSandbox() {}

    static SandboxClient client(ConfigurableApplicationContext program) {
        return new SandboxClient(Integer.parseInt(program.getEnvironment().getRequiredProperty("local.server.port")));
    }

    /** The task as it stands when it has ended. */
    static JsonNode ended(String id) {
        return ended(CLIENT, id);
    }

    static JsonNode ended(SandboxClient client, String id) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> List.of("succeed", "failed").contains(status(client, id)));
        return client.find(id).data();
    }

    static String status(SandboxClient client, String id) {
        return client.find(id).data().path("task_status").asText();
    }

    /** The address of the clip that this order ends with. */
    static String clipOf(ObjectNode request) {
        JsonNode end = ended(CLIENT.create(request).taskId());
        return end.path("task_result").path("videos").path(0).path("url").asText();
    }

    static List<String> ids(JsonNode tasks) {
        return StreamSupport.stream(tasks.spliterator(), false)
                .map(task -> task.path("task_id").asText())
                .toList();
    }
}
