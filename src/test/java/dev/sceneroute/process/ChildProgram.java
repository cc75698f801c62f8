package dev.sceneroute.process;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The server in a process of its own, to be stopped and killed as the world does it. */
final class ChildProgram {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Path output;
    private final int port;

    private ChildProgram(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /**
     * Starts the server.
     *
     * @param command how the program is started
     * @param folder its data directory, inbox and output lie below it; used again it is a restart
     * @param settings environment variables
     */
    static ChildProgram start(List<String> command, Path folder, int port, Map<String, String> settings) {
        try {
            Files.createDirectories(folder);
            Path output = folder.resolve("output-" + System.nanoTime() + ".txt");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("SERVER_PORT", String.valueOf(port));
            builder.environment()
                    .put("SCENEROUTE_DATA_DIR", folder.resolve("data").toString());
            builder.environment()
                    .put("SCENEROUTE_INBOX", folder.resolve("inbox").toString());
            builder.environment().putAll(settings);
            return new ChildProgram(builder.start(), output, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port nobody listens on at this moment. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ChildProgram awaitUp() {
        await("the server; it printed " + output)
                .atMost(START_LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .failFast("the server has ended: " + output, () -> !process.isAlive())
                .ignoreExceptions()
                .until(() -> get("/api/v1/installation").path("nodes").isArray());
        return this;
    }

    JsonNode get(String path) throws IOException {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    JsonNode post(String path, String body) throws IOException {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Starts a film of equal scenes; answers with the job's id. */
    String film(String title, int scenes, int seconds) throws IOException {
        StringBuilder script = new StringBuilder("{\"script\": {\"title\": \"" + title + "\", \"scenes\": [");
        for (int order = 1; order <= scenes; order++) {
            script.append(order == 1 ? "" : ", ")
                    .append("{\"visual_prompt\": \"" + title + " " + order + "\", \"target_duration\": " + seconds
                            + "}");
        }
        return post("/api/v1/jobs", script.append("]}}").toString())
                .path("job_id")
                .asText();
    }

    /** Starts a job that ends with the links to its clips; answers with its id. */
    String links(String title, int scenes) throws IOException {
        String list = IntStream.rangeClosed(1, scenes)
                .mapToObj(order -> "{\"visual_prompt\": \"%s %d\", \"target_duration\": 5}".formatted(title, order))
                .collect(Collectors.joining(", "));
        return post(
                        "/api/v1/jobs",
                        "{\"deliver\": \"links\", \"script\": {\"title\": \"%s\", \"scenes\": [%s]}}"
                                .formatted(title, list))
                .path("job_id")
                .asText();
    }

    JsonNode job(String id) throws IOException {
        return get("/api/v1/jobs/" + id);
    }

    Process process() {
        return process;
    }

    int port() {
        return port;
    }

    String printed() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<byte[]> answer =
                    http.send(request.timeout(Duration.ofSeconds(40)).build(), HttpResponse.BodyHandlers.ofByteArray());
            return JSON.readTree(answer.body());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
