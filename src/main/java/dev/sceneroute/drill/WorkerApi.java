package dev.sceneroute.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The REST API of a process under test. It may be dead at any moment: then there is no answer. */
final class WorkerApi {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final String base;

    WorkerApi(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /** Whether it answers requests. */
    boolean isUp() {
        try {
            http.send(request("/api/v1/jobs/none").GET().build(), BodyHandlers.discarding());
            return true;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Reads a resource; nothing if there is no good answer. */
    Optional<JsonNode> get(String path) {
        return send(request(path).GET());
    }

    /** Posts a request; nothing if there is no good answer. */
    Optional<JsonNode> post(String path, String body, String key) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    /** Posts a request that needs no key. */
    Optional<JsonNode> post(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    /** Puts a resource. */
    Optional<JsonNode> put(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }

    /** Posts a request that needs neither body nor key. */
    Optional<JsonNode> post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    /**
     * Fetches a file.
     *
     * @throws IOException if it does not come whole
     */
    void download(String path, Path target) throws IOException {
        try {
            HttpResponse<Path> answer =
                    http.send(request(path).timeout(Duration.ofMinutes(2)).GET().build(), BodyHandlers.ofFile(target));
            if (answer.statusCode() != 200) {
                throw new IOException(path + " is answered with " + answer.statusCode());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(LIMIT);
    }

    private Optional<JsonNode> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            return answer.statusCode() / 100 == 2 ? Optional.of(JSON.readTree(answer.body())) : Optional.empty();
        } catch (IOException dead) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
