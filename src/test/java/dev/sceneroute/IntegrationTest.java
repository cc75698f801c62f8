package dev.sceneroute;

import dev.sceneroute.sandbox.kling.KlingSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole program with its own PostgreSQL, FFmpeg and the sandbox, started once for all tests that extend this. Each
 * test finds the sandbox without faults and without delay.
 */
@SpringBootTest(classes = Sceneroute.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class IntegrationTest {
    /** Where the program under test keeps everything; new for every run of the tests. */
    protected static final Path DATA = newFolder();

    /** What callbacks are signed with: the provider's secret is just being changed, so there are two. */
    protected static final String WEBHOOK_SECRETS = "whsec_bmV3IHNlY3JldA== whsec_b2xkIHNlY3JldA==";

    @Autowired
    protected KlingSandbox sandbox;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("sceneroute.data-dir", () -> DATA.resolve("data").toString());
        registry.add("sceneroute.inbox.folder", () -> DATA.resolve("inbox").toString());
        registry.add("management.server.port", () -> -1);
        registry.add("kling.concurrency", () -> 5);
        registry.add("kling.webhook-secret", () -> WEBHOOK_SECRETS);
        registry.add("sandbox.kling.concurrency", () -> 5);
        registry.add("sandbox.kling.fault-delay", () -> "1s");
        // Troubles are met sooner than in real life, so that the tests stay short.
        registry.add("sceneroute.generation.callback-patience", () -> "1500ms");
        registry.add("sceneroute.generation.full-rest", () -> "300ms");
        registry.add("sceneroute.generation.transient-rest", () -> "300ms");
        registry.add("sceneroute.generation.account-check", () -> "500ms");
        registry.add("sceneroute.generation.missing-limit", () -> 2);
        // The simulated engines speak, as they would with an account of one's own.
        registry.add("sceneroute.speech.order", () -> "polly,google,openai,command,espeak-ng,freetts,silence");
        registry.add("sceneroute.rewrite.url", RewriteHook::url);
        registry.add("sceneroute.rewrite.pause", () -> "200ms");
        registry.add("sceneroute.collect.first-pause", () -> "300ms");
        registry.add("sceneroute.collect.longest-pause", () -> "600ms");
        registry.add("sceneroute.collect.give-up-after", () -> "12s");
        registry.add("sceneroute.node.drain-limit", () -> "1s");
        registry.add("sceneroute.api.heartbeat", () -> "500ms");
    }

    @BeforeEach
    void calmSandbox() {
        sandbox.reset();
        sandbox.latency(Duration.ZERO);
        RewriteHook.decline();
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "integration")), "run");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
