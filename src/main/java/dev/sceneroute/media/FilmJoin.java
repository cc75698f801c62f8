package dev.sceneroute.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Joins scenes into a film. The pictures are copied, not encoded; the sounds, each as long as its picture to the sample,
 * become one track, because sound encoded scene by scene runs late by some milliseconds at every joint. However many
 * scenes there are, FFmpeg reads them one after another from a list.
 */
@Component
public class FilmJoin {

    private static final String FILM = "film.mp4";
    /** One AAC packet: what an encoder may leave over at the end. */
    private static final int AAC_FRAME = 1024;

    private final Ffmpeg ffmpeg;
    private final MediaSettings settings;
    private final Conform conform;

    /** Works with this FFmpeg. */
    public FilmJoin(Ffmpeg ffmpeg, MediaSettings settings, Conform conform) {
        this.ffmpeg = ffmpeg;
        this.settings = settings;
        this.conform = conform;
    }

    /**
     * Joins scenes. Doing it again replaces the film by an equal one; a crash leaves no half film under its name.
     *
     * @param scenes in the film's order, at least one, all conformed to this profile
     * @param profile what the film looks like
     * @param title goes into the file's metadata; any text
     * @param folder where {@code film.mp4} is put
     * @throws IllegalArgumentException if there is no scene, or one's sound is not as long as its picture
     * @throws FfmpegException if FFmpeg did not do it, or the film came out otherwise than the scenes are
     */
    public Film join(List<ConformedScene> scenes, FilmProfile profile, String title, Path folder) {
        check(scenes, profile);
        try (Workshop workshop = Workshop.in(folder)) {
            List<ConformedScene> alike = new OneKind(conform, profile, workshop).of(scenes);
            write(alike, profile, title, workshop);
            ffmpeg.run(workshop.folder(), arguments(profile), settings.filmLimit());
            Mp4Header header = Mp4Header.read(workshop.file(FILM));
            prove(header, scenes, profile);
            Path film = workshop.deliver(FILM, folder.resolve(FILM));
            return new Film(film, header.frames(), header.duration(), size(film));
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

    private static void write(List<ConformedScene> scenes, FilmProfile profile, String title, Workshop workshop) {
        workshop.write("video.txt", list(scenes, profile, workshop, ConformedScene::video, "mp4"));
        workshop.write("audio.txt", list(scenes, profile, workshop, ConformedScene::audio, "wav"));
        workshop.write("title.txt", FilmTitle.metadata(title));
    }

    /**
     * The list for FFmpeg's concat demuxer. Names are our own and plain; without the durations it guesses where a scene
     * ends, and guesses wrong by a frame or two.
     */
    private static List<String> list(
            List<ConformedScene> scenes,
            FilmProfile profile,
            Workshop workshop,
            Function<ConformedScene, Path> part,
            String ending) {
        List<String> lines = new ArrayList<>(List.of("ffconcat version 1.0"));
        for (int index = 0; index < scenes.size(); index++) {
            String name = "scene" + (index + 1) + "." + ending;
            workshop.bring(part.apply(scenes.get(index)), name);
            lines.add("file " + name);
            lines.add("duration " + seconds(scenes.get(index).frames(), profile));
        }
        return lines;
    }

    private static String seconds(int frames, FilmProfile profile) {
        return BigDecimal.valueOf(frames)
                .divide(BigDecimal.valueOf(profile.fps()), 6, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** A list's durations are rounded to microseconds, so both tracks are put on their own clocks again at the end. */
    private List<String> arguments(FilmProfile profile) {
        List<String> arguments = new ArrayList<>();
        for (String list : List.of("video.txt", "audio.txt")) {
            arguments.addAll(List.of("-protocol_whitelist", "file", "-f", "concat", "-safe", "1"));
            arguments.addAll(List.of("-auto_convert", "0", "-i", list));
        }
        arguments.addAll(List.of("-protocol_whitelist", "file", "-f", "ffmetadata", "-i", "title.txt"));
        arguments.addAll(List.of("-map", "0:v:0", "-map", "1:a:0", "-map_metadata", "2", "-map_chapters", "-1"));
        arguments.addAll(List.of("-c:v", "copy", "-bsf:v", onTheFrame(profile)));
        arguments.addAll(List.of("-af", "asetpts=N", "-c:a", "aac", "-b:a", settings.soundBitrate() + "k"));
        arguments.addAll(List.of("-fflags", "+bitexact", "-flags:a", "+bitexact", "-movflags", "+faststart"));
        arguments.addAll(List.of("-f", "mp4", FILM));
        return arguments;
    }

    /** The bitstream filter that puts copied frames on the film's clock again. */
    static String onTheFrame(FilmProfile profile) {
        return "setts=" + evenly("pts", profile) + ":" + evenly("dts", profile);
    }

    private static String evenly(String time, FilmProfile profile) {
        String now = time.toUpperCase(Locale.ROOT);
        return time + "=round(" + now + "*TB*" + profile.fps() + ")/(" + profile.fps() + "*TB)";
    }

    /** Every frame is there, at its time, and the sound ends with the picture. */
    private static void prove(Mp4Header film, List<ConformedScene> scenes, FilmProfile profile) {
        int frames = scenes.stream().mapToInt(ConformedScene::frames).reduce(0, Math::addExact);
        AudioTrack sound = film.audio();
        long heard = sound == null ? -1 : sound.heardTicks();
        long wanted = profile.samples(frames);
        boolean soundFits = heard >= wanted && heard < wanted + AAC_FRAME;
        if (!CopyRule.isConformed(film, profile, frames) || !soundFits) {
            throw new FfmpegException("The film should have " + frames + " frames and " + wanted
                    + " samples of sound; it came out with " + film.frames() + " frames lasting " + film.duration()
                    + " and " + heard + " samples");
        }
    }

    private static long size(Path film) {
        try {
            return Files.size(film);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
