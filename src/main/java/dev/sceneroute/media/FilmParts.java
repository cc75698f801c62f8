package dev.sceneroute.media;

import dev.sceneroute.media.mp4.Chapter;
import dev.sceneroute.media.mp4.SubtitleTrack;
import java.nio.file.Path;
import java.util.List;

/**
 * All that a film is put together of.
 *
 * @param scenes in the film's order
 * @param sound the film's sound as AAC, in the pieces {@link SoundTrack} made; without any, it is made of the scenes' own
 * @param subtitles what a viewer may turn on, one at a time; may be empty
 * @param chapters the first begins at 0; may be empty
 * @param title goes into the file's metadata; any text
 */
public record FilmParts(
        List<ConformedScene> scenes,
        List<Path> sound,
        List<SubtitleTrack> subtitles,
        List<Chapter> chapters,
        String title) {

    /** Copies the lists. */
    public FilmParts {
        scenes = List.copyOf(scenes);
        sound = List.copyOf(sound);
        subtitles = List.copyOf(subtitles);
        chapters = List.copyOf(chapters);
    }

    /** Scenes with their own sound, and a title. */
    static FilmParts of(List<ConformedScene> scenes, String title) {
        return new FilmParts(scenes, List.of(), List.of(), List.of(), title);
    }
}
