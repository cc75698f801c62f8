package dev.sceneroute.speech.polly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sceneroute.speech.SpeechException;
import dev.sceneroute.speech.SpeechException.Kind;
import dev.sceneroute.speech.TimedWord;
import dev.sceneroute.speech.http.WordTimes;
import dev.sceneroute.speech.http.WordTimes.Beginning;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads speech marks: lines of JSON, one for each word. */
final class PollyMarks {
    private final ObjectMapper json;

    PollyMarks(ObjectMapper json) {
        this.json = json;
    }

    /**
     * When each word is heard.
     *
     * @param lines the answer's body
     * @param text what was sent
     * @param length of the sound, if it is known
     * @throws SpeechException {@link Kind#TROUBLE} if the lines are no marks
     */
    List<TimedWord> words(Path lines, PollyText text, Optional<Duration> length) {
        List<Beginning> words = new ArrayList<>();
        try (MappingIterator<JsonNode> marks = json.readerFor(JsonNode.class).readValues(lines.toFile())) {
            while (marks.hasNextValue()) {
                JsonNode mark = marks.nextValue();
                if ("word".equals(mark.path("type").asText())) {
                    read(mark, text).ifPresent(words::add);
                }
            }
        } catch (IOException e) {
            throw new SpeechException(Kind.TROUBLE, "Polly's speech marks cannot be read: " + e.getMessage(), e);
        }
        return WordTimes.of(words, length);
    }

    private static Optional<Beginning> read(JsonNode mark, PollyText text) throws IOException {
        if (!mark.path("time").isNumber()
                || !mark.path("start").isInt()
                || !mark.path("end").isInt()) {
            throw new IOException("a word has no time or no place");
        }
        int start = text.start(mark.path("start").intValue());
        int end = text.end(mark.path("end").intValue());
        Duration from = Duration.ofMillis(Math.max(0, mark.path("time").longValue()));
        return end > start ? Optional.of(new Beginning(start, end, from)) : Optional.empty();
    }
}
