package dev.sceneroute.media;

import dev.sceneroute.media.mp4.AdtsFile;
import dev.sceneroute.media.mp4.Chapter;
import dev.sceneroute.media.mp4.Mp4Film;
import dev.sceneroute.media.mp4.PictureClip;
import dev.sceneroute.media.mp4.PictureForm;
import dev.sceneroute.media.sound.WavRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Joins scenes into a film. Pictures and sound are copied, not encoded: the pictures as they were conformed, the sound as it
 * was encoded in pieces that fit together to the sample. So the time a film takes at its end is that of copying its bytes,
 * however many scenes there are, and memory does not grow with it.
 */
@Component
public class FilmJoin {

    private static final String FILM = "film.mp4";

    private final Conform conform;
    private final AacEncoding encoding;

    /** Encodes, where it has to, with this FFmpeg. */
    public FilmJoin(Ffmpeg ffmpeg, MediaSettings settings, Conform conform) {
        this.conform = conform;
        this.encoding = new AacEncoding(ffmpeg, settings);
    }

    /**
     * Joins scenes with their own sound. Doing it again replaces the film by an equal one; a crash leaves no half film under
     * its name.
     *
     * @param scenes in the film's order, at least one, all conformed to this profile
     * @param profile what the film looks like
     * @param title goes into the file's metadata; any text
     * @param folder where {@code film.mp4} is put
     * @throws IllegalArgumentException if there is no scene, or one's sound is not as long as its picture
     * @throws FfmpegException if FFmpeg did not do it, or the film came out otherwise than the scenes are
     */
    public Film join(List<ConformedScene> scenes, FilmProfile profile, String title, Path folder) {
        return join(FilmParts.of(scenes, title), profile, folder);
    }

    /**
     * Joins scenes, sound, subtitles and chapters. Doing it again replaces the film by an equal one; a crash leaves no half
     * film under its name.
     *
     * @param parts what the film is made of; its sound, if given, lasts as long as its scenes
     * @param profile what the film looks like
     * @param folder where {@code film.mp4} is put
     * @throws IllegalArgumentException if there is no scene, one's sound is not as long as its picture, or the film's sound
     *     is of another length
     * @throws FfmpegException if FFmpeg did not do it, or the film came out otherwise than the scenes are
     */
    public Film join(FilmParts parts, FilmProfile profile, Path folder) {
        check(parts.scenes(), profile);
        try (Workshop workshop = Workshop.in(folder)) {
            List<PicturePiece> pieces = parts.scenes().stream()
                    .flatMap(scene -> scene.pieces().stream())
                    .toList();
            List<PicturePiece> alike = new OneTrack(conform, profile, workshop).of(pieces);
            List<Path> sound = parts.sound().isEmpty() ? ownSound(parts.scenes(), workshop) : parts.sound();
            long bytes = write(parts, alike, sound, profile, workshop.file(FILM));
            Mp4Header header = Mp4Header.read(workshop.file(FILM));
            prove(header, parts.scenes(), profile);
            Path film = workshop.deliver(FILM, folder.resolve(FILM));
            return new Film(film, header.frames(), header.duration(), bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException("The film cannot be joined: " + failed.getMessage(), failed);
        }
    }

    private static void check(List<ConformedScene> scenes, FilmProfile profile) {
        if (scenes.isEmpty()) {
            throw new IllegalArgumentException("A film needs at least one scene");
        }
        for (int index = 0; index < scenes.size(); index++) {
            ConformedScene scene = scenes.get(index);
            if (scene.frames() < 1 || scene.samples() != profile.samples(scene.frames())) {
                throw new IllegalArgumentException("Scene " + (index + 1) + " has " + scene.frames() + " frames and "
                        + scene.samples() + " samples of sound, which do not last equally long");
            }
        }
    }

    private List<Path> ownSound(List<ConformedScene> scenes, Workshop workshop) throws IOException {
        try (WavRow row = new WavRow(scenes.stream()
                .map(scene -> new WavRow.Part(scene.audio(), scene.samples()))
                .toList())) {
            return encoding.encodeAll(row, row.lengths(), workshop);
        }
    }

    private static long write(
            FilmParts parts, List<PicturePiece> pieces, List<Path> sound, FilmProfile profile, Path target)
            throws IOException {
        Mp4Film film = new Mp4Film();
        pictures(pieces, profile).forEach(film::picture);
        List<AdtsFile> packets = new ArrayList<>();
        for (Path piece : sound) {
            packets.add(AdtsFile.read(piece));
        }
        film.sound(packets, samples(parts.scenes()));
        parts.subtitles().forEach(film::subtitles);
        film.chapters(parts.chapters().stream()
                .map(chapter -> new Chapter(chapter.start(), FilmTitle.clean(chapter.title())))
                .toList());
        return film.title(FilmTitle.clean(parts.title())).write(target);
    }

    private static List<PictureClip> pictures(List<PicturePiece> pieces, FilmProfile profile) {
        SharedParameters shared = new SharedParameters();
        List<PictureClip> pictures = new ArrayList<>();
        for (PicturePiece piece : pieces) {
            if (!shared.take(piece)) {
                throw new FfmpegException("The picture of " + piece.video() + " cannot share a track with the others");
            }
            pictures.add(PictureReader.read(piece.video(), piece.frames(), profile));
        }
        PictureForm form = shared.in(pictures.get(0).form());
        return pictures.stream().map(picture -> picture.in(form)).toList();
    }

    /** Every frame is there, at its time, and the sound ends with the picture. */
    private static void prove(Mp4Header film, List<ConformedScene> scenes, FilmProfile profile) {
        int frames = scenes.stream().mapToInt(ConformedScene::frames).reduce(0, Math::addExact);
        AudioTrack sound = film.audio();
        long heard = sound == null ? -1 : sound.heardTicks();
        if (!CopyRule.isConformed(film, profile, frames) || heard != samples(scenes)) {
            throw new FfmpegException("The film should have " + frames + " frames and " + samples(scenes)
                    + " samples of sound; it came out with " + film.frames() + " frames lasting " + film.duration()
                    + " and " + heard + " samples");
        }
    }

    private static long samples(List<ConformedScene> scenes) {
        return scenes.stream().mapToLong(ConformedScene::samples).sum();
    }
}
