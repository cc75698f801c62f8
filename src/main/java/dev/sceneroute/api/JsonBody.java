package dev.sceneroute.api;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sceneroute.intake.ScriptJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.camel.Body;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a request's body as JSON, strictly: one object, no field twice, nothing after it, not too deep, not too much. */
@Component
public class JsonBody {
    /** As many values as the largest script has, several times over; what is more would fill the memory as a tree. */
    private static final int MOST_VALUES = 200_000;

    private final ObjectMapper mapper = ScriptJson.mapper();

    /**
     * Reads a body.
     *
     * @param body the bytes as they came
     * @return its fields
     * @throws RefusedException naming line and column if it is not JSON
     */
    public JsonNode read(@Body byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            throw new RefusedException(ProblemKind.MALFORMED_JSON, "The request has no body; it needs a JSON object");
        }
        try {
            count(body);
            return object(mapper.readTree(body));
        } catch (JsonProcessingException e) {
            throw new RefusedException(ProblemKind.MALFORMED_JSON, sentence(e));
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory cannot be read", e);
        }
    }

    private static JsonNode object(JsonNode tree) {
        if (!tree.isObject()) {
            throw RefusedException.fields(
                    ProblemKind.INVALID_REQUEST, List.of(new FieldError("", "type", "The body must be a JSON object")));
        }
        return tree;
    }

    // A tree takes ten times the memory of its text; so the values are counted before one is built.
    private void count(byte[] body) throws IOException {
        try (JsonParser parser = mapper.createParser(body)) {
            int values = 0;
            while (parser.nextToken() != null) {
                values++;
                if (values > 2 * MOST_VALUES) {
                    throw RefusedException.fields(
                            ProblemKind.INVALID_REQUEST,
                            List.of(new FieldError(
                                    "", "too_much", "The body has more than " + MOST_VALUES + " values")));
                }
            }
        }
    }

    private static String sentence(JsonProcessingException e) {
        String whole =
                String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("it cannot be read");
        int source = whole.indexOf(" (");
        String reason = source < 0 ? whole : whole.substring(0, source);
        JsonLocation at = e.getLocation();
        String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return "The body is not JSON" + place + ": " + reason;
    }
}
