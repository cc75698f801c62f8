package dev.sceneroute.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

/** An answer of the program under test. */
record Reply(HttpResponse<byte[]> response) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    int status() {
        return response.statusCode();
    }

    HttpHeaders headers() {
        return response.headers();
    }

    byte[] body() {
        return response.body();
    }

    String header(String name) {
        return headers().firstValue(name).orElse("");
    }

    String text() {
        return new String(body(), StandardCharsets.UTF_8);
    }

    JsonNode json() {
        try {
            return MAPPER.readTree(body());
        } catch (IOException e) {
            throw new AssertionError("This is not JSON: " + text(), e);
        }
    }

    /** A field of the body, such as {@code job_id}. */
    String field(String name) {
        return json().path(name).asText();
    }

    /** The last word of the problem's type, such as {@code not-found}. */
    String problem() {
        String type = field("type");
        return type.substring(type.lastIndexOf('/') + 1);
    }

    /** The fields a problem is about, each with its rule, such as {@code size: range}. */
    List<String> wrong() {
        return StreamSupport.stream(json().path("errors").spliterator(), false)
                .map(error ->
                        error.path("field").asText() + ": " + error.path("rule").asText())
                .toList();
    }
}
