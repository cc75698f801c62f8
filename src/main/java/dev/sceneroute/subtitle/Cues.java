package dev.sceneroute.subtitle;

import dev.sceneroute.media.FilmProfile;
import dev.sceneroute.media.text.Piece;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Makes subtitle cues of what is spoken. They are in order, never two at once, never outside their scene, no line longer
 * than the {@linkplain SubtitleSettings settings} say; all words are in them, each once. A scene nobody speaks in has
 * none.
 */
@Component
public class Cues {

    private final SubtitleSettings settings;

    /** Works by these limits. */
    public Cues(SubtitleSettings settings) {
        this.settings = settings;
    }

    /**
     * The cues of a film.
     *
     * @param scenes in their order, not overlapping
     * @param profile the film's frame rate and shape
     */
    public List<Cue> of(List<SpokenScene> scenes, FilmProfile profile) {
        return scenes.stream().flatMap(scene -> of(scene, profile).stream()).toList();
    }

    /**
     * The cues of one scene. They depend on nothing but the scene.
     *
     * @param profile the film's frame rate and shape
     */
    public List<Cue> of(SpokenScene scene, FilmProfile profile) {
        CleanSpeech speech = CleanSpeech.of(scene.text());
        long gap = (settings.gapFrames() * 1000L + profile.fps() - 1) / profile.fps();
        long room = room(scene.length().toMillis(), gap);
        if (speech.words().isEmpty() || room < 1) {
            return List.of();
        }
        boolean upright = profile.width() <= profile.height();
        Cells cells = Cells.of(speech.text(), settings, upright);
        long lead = scene.lead().toMillis();
        List<Unit> units = Units.of(speech, scene.language(), cells, lead);
        List<List<Unit>> parts = CueSplit.split(units, cells, settings, room);
        return parts.size() > room ? List.of() : cues(scene, speech, cells, parts, room, gap);
    }

    /**
     * The cues that are gone before they can be read, because they are spoken faster than that: worth a warning.
     *
     * @param cues of one film
     * @param profile the film's frame rate and shape
     */
    public List<Cue> hurried(List<Cue> cues, FilmProfile profile) {
        boolean upright = profile.width() <= profile.height();
        return cues.stream()
                .filter(cue -> {
                    String text = cue.text().replace('\n', ' ');
                    Cells cells = Cells.of(text, settings, upright);
                    return cells.readingTime(cells.count(text)) > cue.length().toMillis() + 1;
                })
                .toList();
    }

    private static long room(long length, long gap) {
        return length > 2 * gap ? length - gap : length;
    }

    private List<Cue> cues(
            SpokenScene scene, CleanSpeech speech, Cells cells, List<List<Unit>> parts, long room, long gap) {
        List<long[]> heard = parts.stream()
                .map(part -> new long[] {
                    part.get(0).from(), part.get(part.size() - 1).to()
                })
                .toList();
        List<Long> reading = parts.stream()
                .map(part -> (long) Math.ceil(cells.readingTime(width(part))))
                .toList();
        CueTimes times = new CueTimes(heard, reading, settings, room, gap);
        long lead = scene.lead().toMillis();
        List<Cue> cues = new ArrayList<>();
        for (int index = 0; index < parts.size(); index++) {
            List<Piece> pieces = parts.get(index).stream().map(Unit::piece).toList();
            CueText text = new CueText(speech, pieces, cells.line());
            long from = times.from(index);
            long to = times.to(index);
            cues.add(new Cue(
                            Duration.ofMillis(from),
                            Duration.ofMillis(to),
                            text.text(),
                            scene.language(),
                            text.words(lead, from, to))
                    .later(scene.offset()));
        }
        return cues;
    }

    private static double width(List<Unit> part) {
        return part.stream().mapToDouble(unit -> unit.piece().width()).sum();
    }
}
