package dev.sceneroute.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.stereotype.Component;

/** JSON for rows: snake_case, and a failure is a bug of ours, not something callers can mend. */
@Component
public class Json {
    private final ObjectMapper mapper;

    /** Uses the application's mapper. */
    public Json(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The value as JSON text. */
    public String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write as JSON: " + value.getClass(), e);
        }
    }

    /** A value from JSON text we wrote. */
    public <T> T read(String text, Class<T> type) {
        try {
            return mapper.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read a stored " + type.getSimpleName(), e);
        }
    }

    /** A tree from JSON text we wrote. */
    public JsonNode tree(String text) {
        return read(text, JsonNode.class);
    }
}
