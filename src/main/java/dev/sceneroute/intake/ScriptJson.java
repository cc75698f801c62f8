package dev.sceneroute.intake;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sceneroute.production.Script;
import java.util.List;

/** The JSON form in which checked scripts are stored and shown: {@code read(write(script))} equals the script. */
public final class ScriptJson {
    /** Scripts are about eight levels deep; whatever is deeper is an attack or an accident. */
    static final int DEEPEST = 32;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(100)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .withConfigOverride(
                    List.class, override -> override.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .build();

    private ScriptJson() {}

    /**
     * The mapper of scripts: snake_case, no field twice, nothing after the end, at most {@value #DEEPEST} levels. Must
     * not be reconfigured.
     */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** The script as JSON text; it satisfies the schema, too. */
    public static String write(Script script) {
        try {
            return MAPPER.writeValueAsString(script);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A script cannot be written as JSON", e);
        }
    }

    /**
     * Reads what {@link #write} wrote. What people wrote goes through {@link ScriptReader}.
     *
     * @throws IllegalArgumentException if the text is not a stored script
     */
    public static Script read(String json) {
        try {
            return MAPPER.readValue(json, Script.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This is not a stored script: " + e.getOriginalMessage(), e);
        }
    }
}
