package dev.sceneroute.speech.local;

import dev.sceneroute.media.OutputTail;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The voices an installed espeak-ng has, as it lists them; only what is on the list ever becomes an argument. */
final class EspeakVoices {

    private static final int LIMIT_SECONDS = 20;
    private static final int MOST_BYTES = 1 << 20;

    /** A line: priority, language, age and sex, name, file, other languages with priorities. */
    private static final Pattern LINE = Pattern.compile("(?m)^ *\\d+ +(\\S+) +\\S+ +(\\S+) +\\S+ *(.*)$");

    private static final Pattern OTHER = Pattern.compile("\\(([A-Za-z0-9-]+) \\d+\\)");

    private final Set<String> languages = new HashSet<>();
    private final Map<String, String> names = new HashMap<>();

    private EspeakVoices() {}

    /** Asks it. A program that does not answer as espeak-ng does has no voices. */
    static EspeakVoices of(Path executable) throws IOException {
        Process process = new ProcessBuilder(executable.toString(), "--voices")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            process.getOutputStream().close();
            OutputTail list = OutputTail.of(process.getInputStream(), MOST_BYTES, "espeak-voices");
            return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) ? read(list.text()) : read("");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return read("");
        } finally {
            process.destroyForcibly();
        }
    }

    /** Reads the list. */
    static EspeakVoices read(String list) {
        EspeakVoices voices = new EspeakVoices();
        Matcher line = LINE.matcher(list);
        while (line.find()) {
            String language = lower(line.group(1));
            voices.languages.add(language);
            voices.names.putIfAbsent(lower(line.group(2)), language);
            Matcher other = OTHER.matcher(line.group(3));
            while (other.find()) {
                voices.languages.add(lower(other.group(1)));
            }
        }
        return voices;
    }

    /** Whether there is none. */
    boolean isEmpty() {
        return languages.isEmpty();
    }

    /** What it is to be called with for a language: the whole tag if it has a voice of its own, else the language alone. */
    Optional<String> speaking(String language) {
        String tag = lower(language);
        return Stream.of(tag, tag.split("-", 2)[0]).filter(languages::contains).findFirst();
    }

    /** What it is to be called with for a voice, named by its name or its language. */
    Optional<String> called(String voice) {
        String name = lower(voice);
        return languages.contains(name) ? Optional.of(name) : Optional.ofNullable(names.get(name));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
