package dev.sceneroute.sandbox.kling;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;

/** A client of Kling's wire contract over java.net.http; knows the contract and nothing of the sandbox's inside. */
final class SandboxClient {
    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final int port;
    private final String base;

    SandboxClient(int port) {
        this.port = port;
        this.base = "http://127.0.0.1:" + port + "/sandbox/kling";
    }

    int port() {
        return port;
    }

    /** What was answered. */
    record Answer(int status, JsonNode json, HttpResponse<byte[]> raw) {
        int code() {
            return json.path("code").asInt(-1);
        }

        String message() {
            return json.path("message").asText();
        }

        JsonNode data() {
            return json.path("data");
        }

        String taskId() {
            return data().path("task_id").asText();
        }
    }

    static String token() {
        Instant now = Instant.now();
        return JWT.create()
                .withIssuer("sandbox-access-key")
                .withExpiresAt(now.plusSeconds(1800))
                .withNotBefore(now.minusSeconds(5))
                .sign(Algorithm.HMAC256("sandbox-secret-key-that-opens-nothing-else"));
    }

    /** A good omni request of five seconds. */
    static ObjectNode omni(String externalId) {
        return JSON.createObjectNode()
                .put("model_name", "kling-v3-omni")
                .put("prompt", "A paper boat crosses a flooded street, slow dolly-in")
                .put("mode", "std")
                .put("duration", "5")
                .put("aspect_ratio", "16:9")
                .put("sound", "off")
                .put("external_task_id", externalId);
    }

    Answer create(ObjectNode request) {
        return create("omni-video", request);
    }

    Answer create(String endpoint, ObjectNode request) {
        return post("/v1/videos/" + endpoint, request.toString());
    }

    Answer find(String id) {
        return get("/v1/videos/omni-video/" + id);
    }

    Answer get(String path) {
        return send(request(path).header("Authorization", "Bearer " + token()).GET());
    }

    Answer post(String path, String body) {
        return send(request(path)
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    Answer control(String body) {
        return send(request("/control").method("PUT", BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base + path));
    }

    Answer send(HttpRequest.Builder request) {
        HttpResponse<byte[]> raw = sendRaw(request);
        try {
            boolean json = raw.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
            return new Answer(raw.statusCode(), json ? JSON.readTree(raw.body()) : JSON.nullNode(), raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<byte[]> sendRaw(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
