package dev.sceneroute.media;

import dev.sceneroute.media.mp4.Mp4Film;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Scenes as a film shows them. */
final class InFilm {

    private InFilm() {}

    /** A film of this scene's picture alone. */
    static Path picture(ConformedScene scene, FilmProfile profile) {
        try {
            Path film = Files.createTempDirectory(Clips.FOLDER, "in-film").resolve("film.mp4");
            new Mp4Film()
                    .picture(PictureReader.read(scene.video(), scene.frames(), profile))
                    .write(film);
            return film;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
