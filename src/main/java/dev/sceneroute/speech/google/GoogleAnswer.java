package dev.sceneroute.speech.google;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sceneroute.speech.TimedWord;
import dev.sceneroute.speech.google.WordSpans.Span;
import dev.sceneroute.speech.http.WordTimes;
import dev.sceneroute.speech.http.WordTimes.Beginning;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An answer of Google's: the sound as base64 in JSON, decoded from file to file, and the time of each mark. */
final class GoogleAnswer {
    private static final long NANOS = 1_000_000_000L;

    private final Map<String, Duration> marks = new HashMap<>();
    private boolean sound;

    /**
     * Reads an answer.
     *
     * @param body the JSON
     * @param sound where the sound goes
     * @throws IOException if it is no such JSON
     */
    static GoogleAnswer read(ObjectMapper json, Path body, Path sound) throws IOException {
        GoogleAnswer answer = new GoogleAnswer();
        try (JsonParser parser = json.getFactory().createParser(body.toFile())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("it is no JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (field.equals("audioContent") && value == JsonToken.VALUE_STRING) {
                    answer.decode(parser, sound);
                } else if (field.equals("timepoints") && value == JsonToken.START_ARRAY) {
                    answer.times(parser.readValueAsTree());
                } else {
                    parser.skipChildren();
                }
            }
        }
        if (!answer.sound) {
            throw new IOException("there is no audioContent");
        }
        return answer;
    }

    private void decode(JsonParser parser, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            parser.readBinaryValue(Base64Variants.MIME_NO_LINEFEEDS, out);
        } catch (IllegalArgumentException e) {
            throw new IOException("audioContent is no base64", e);
        }
        sound = true;
    }

    private void times(JsonNode points) {
        for (JsonNode point : points) {
            JsonNode seconds = point.path("timeSeconds");
            if (point.path("markName").isTextual() && seconds.isNumber() && seconds.asDouble() >= 0) {
                marks.put(point.path("markName").textValue(), Duration.ofNanos(Math.round(seconds.asDouble() * NANOS)));
            }
        }
    }

    /**
     * When each word is heard.
     *
     * @param words as they were marked
     * @param length of the sound, if it is known
     * @return nothing at all if the voice left out one of the marks: what it tells of the others is then not to be trusted
     */
    List<TimedWord> words(List<Span> words, Optional<Duration> length) {
        List<Beginning> beginnings = new ArrayList<>();
        for (int word = 0; word < words.size(); word++) {
            Duration from = marks.get(String.valueOf(word));
            if (from == null) {
                return List.of();
            }
            beginnings.add(
                    new Beginning(words.get(word).start(), words.get(word).end(), from));
        }
        Duration end = marks.get(String.valueOf(words.size()));
        return WordTimes.of(beginnings, end == null ? length : Optional.of(end));
    }
}
