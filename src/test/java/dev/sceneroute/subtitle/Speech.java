package dev.sceneroute.subtitle;

import dev.sceneroute.media.FilmProfile;
import dev.sceneroute.media.text.Graphemes;
import dev.sceneroute.speech.SpokenText;
import dev.sceneroute.speech.TimedWord;
import java.text.BreakIterator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.bind.Binder;

/** Speech as engines give it, and the settings as they are when nothing is configured. */
final class Speech {

    static final SubtitleSettings SETTINGS =
            new Binder(List.of()).bindOrCreate("sceneroute.subtitle", SubtitleSettings.class);
    static final FilmProfile FILM = new FilmProfile(1280, 720, 30);

    private Speech() {}

    /** A text spoken evenly, so many milliseconds a character, without a silence. */
    static SpokenText spoken(String text, String language, long perCharacter) {
        BreakIterator boundaries = BreakIterator.getWordInstance(Locale.forLanguageTag(language));
        boundaries.setText(text);
        List<TimedWord> words = new ArrayList<>();
        long now = 0;
        int start = boundaries.first();
        for (int end = boundaries.next(); end != BreakIterator.DONE; end = boundaries.next()) {
            String part = text.substring(start, end);
            long length = perCharacter * Graphemes.of(part).size();
            if (part.codePoints().anyMatch(Character::isLetterOrDigit)) {
                words.add(new TimedWord(start, end, Duration.ofMillis(now), Duration.ofMillis(now + length)));
            }
            now += length;
            start = end;
        }
        return new SpokenText(text, words, Duration.ofMillis(now), true);
    }

    /** The cues of a scene that begins with the film and is a second longer than its speech. */
    static List<Cue> cues(String text, String language, long perCharacter) {
        SpokenText spoken = spoken(text, language, perCharacter);
        SpokenScene scene =
                new SpokenScene(spoken, language, Duration.ZERO, spoken.length().plusSeconds(1));
        return new Cues(SETTINGS).of(scene, FILM);
    }

    static Cue cue(long from, long to, String text, TimedWord... words) {
        return new Cue(Duration.ofMillis(from), Duration.ofMillis(to), text, "en", List.of(words));
    }

    static TimedWord word(int start, int end, long from, long to) {
        return new TimedWord(start, end, Duration.ofMillis(from), Duration.ofMillis(to));
    }
}
