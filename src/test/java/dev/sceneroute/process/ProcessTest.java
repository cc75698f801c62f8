package dev.sceneroute.process;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sceneroute.sandbox.kling.KlingSandbox;
import dev.sceneroute.sandbox.kling.SandboxApplication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** Servers in processes of their own, on one PostgreSQL and one simulated provider, which outlive them. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(ChildJava.LOCK)
abstract class ProcessTest {
    static final Duration LIMIT = Duration.ofMinutes(2);

    private final List<ChildProgram> started = new ArrayList<>();
    private final int databasePort = ChildProgram.freePort();
    private final int providerPort = ChildProgram.freePort();
    private EmbeddedPostgres postgres;
    private ConfigurableApplicationContext provider;
    Path folder;
    List<String> command = ChildJava.command();
    KlingSandbox sandbox;

    @BeforeEach
    void theWorldAround() throws IOException {
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "process")), "run")
                .toAbsolutePath();
        startDatabase();
        startProvider();
    }

    @AfterEach
    void end() throws IOException {
        started.forEach(program -> program.process().destroyForcibly());
        provider.close();
        postgres.close();
        // What the servers printed stays.
        FileSystemUtils.deleteRecursively(folder.resolve("postgres"));
        FileSystemUtils.deleteRecursively(folder.resolve("provider"));
        FileSystemUtils.deleteRecursively(folder.resolve("media"));
    }

    /** Starts the provider, with what it knew before if it was stopped. */
    void startProvider() {
        provider = SandboxApplication.start(
                folder.resolve("provider"),
                "server.port",
                Integer.toString(providerPort),
                "sandbox.kling.concurrency",
                "5",
                "sandbox.kling.journal",
                "true");
        sandbox = provider.getBean(KlingSandbox.class);
    }

    void stopProvider() {
        provider.close();
    }

    void startDatabase() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setPort(databasePort)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("max_connections", "100")
                .start();
    }

    void stopDatabase() throws IOException {
        postgres.close();
    }

    JdbcClient database() {
        return JdbcClient.create(new DriverManagerDataSource(databaseUrl(), "postgres", ""));
    }

    /** Starts a server in a folder of its own. */
    ChildProgram start(String name, int port, Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("DATABASE_URL", databaseUrl());
        all.put("DATABASE_USER", "postgres");
        all.put("KLING_BASE_URL", "http://127.0.0.1:" + providerPort + "/sandbox/kling");
        all.put("KLING_ACCESS_KEY", "sandbox-access-key");
        all.put("KLING_SECRET_KEY", "sandbox-secret-key-that-opens-nothing-else");
        all.put("KLING_CONCURRENCY", "5");
        all.put("KLING_REQUESTS_PER_SECOND", "1000");
        all.put("PUBLIC_BASE_URL", "http://127.0.0.1:" + port);
        all.put("SCENEROUTE_OUTSIDE_ALLOWPRIVATEADDRESSES", "true");
        all.put("SCENEROUTE_STORAGE_FOLDER", folder.resolve("media").toString());
        all.put("SCENEROUTE_GENERATION_CALLBACKPATIENCE", "2s");
        all.put("SCENEROUTE_NODE_LOSTAFTER", "3s");
        all.putAll(settings);
        ChildProgram program = ChildProgram.start(command, folder.resolve(name), port, all);
        started.add(program);
        return program;
    }

    ChildProgram start(String name) {
        return start(name, ChildProgram.freePort(), Map.of());
    }

    JsonNode awaitEnd(ChildProgram program, String jobId) {
        return await("the end of " + jobId)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> program.job(jobId), job -> job.has("finished_at"));
    }

    int count(String from) {
        return database()
                .sql("select count(*) from " + from)
                .query(Integer.class)
                .single();
    }

    /** How many rows a node has claimed. */
    int claims() {
        return count("job where claimed_by is not null")
                + count("job_scene where claimed_by is not null")
                + count("generation_task where claimed_by is not null");
    }

    private String databaseUrl() {
        return "jdbc:postgresql://127.0.0.1:" + databasePort + "/postgres";
    }
}
