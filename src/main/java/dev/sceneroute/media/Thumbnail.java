package dev.sceneroute.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Picks the frame that stands for a film. Some keyframes from all over the film are taken out and decoded, small, and the
 * one that is well lit, rich in contrast, sharp and colourful wins. However long the film is, no more than so many are
 * looked at, and nothing else of it is decoded.
 */
@Component
public class Thumbnail {

    /** Bytes a thumbnail may have: YouTube's limit until 2026-09, and still enough for any of this size. */
    public static final int LARGEST = 2_000_000;

    private static final String THUMBNAIL = "thumbnail.jpg";
    private static final String POSTER = "poster.jpg";
    private static final String KEYFRAMES = "keyframes.h264";
    private static final String CHOSEN = "chosen.h264";
    private static final String SMALL = "small.yuv";
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    /** Frames looked at. */
    private static final int CHOICE = 60;
    /** The longer side of the copies that are measured. */
    private static final int MEASURED = 640;
    /** Of JPEG, best first; only noise needs more than the first. */
    private static final List<Integer> QUALITIES = List.of(3, 6, 12, 24, 31);

    /** By way of RGB: from one YUV to the other FFmpeg 4.4 changes the range and leaves the colours as they are. */
    private static final String OF_JPEG = "scale=in_color_matrix=bt709:in_range=tv,format=gbrp,"
            + "scale=out_color_matrix=bt601:out_range=full,format=yuvj420p,setsar=1";

    private final Ffmpeg ffmpeg;
    private final MediaSettings settings;

    /** Works with this FFmpeg. */
    public Thumbnail(Ffmpeg ffmpeg, MediaSettings settings) {
        this.ffmpeg = ffmpeg;
        this.settings = settings;
    }

    /**
     * Picks from the whole film.
     *
     * @param film the film
     * @param folder where {@code thumbnail.jpg} and {@code poster.jpg} are put
     * @return the thumbnail
     * @throws FfmpegException if FFmpeg did not do it, or the film is damaged
     */
    public Path of(Film film, Path folder) {
        return choose(film, List.of(), folder).thumbnail();
    }

    /**
     * Picks from some parts of a film, if there is a keyframe in them; its first and last second are avoided. A film
     * that is black or of one colour throughout is shown as it is, and the answer says so.
     *
     * @param film the film
     * @param stretches where clips are seen alone, without cards, stills and transitions; none means anywhere
     * @param folder where {@code thumbnail.jpg} and {@code poster.jpg} are put
     * @throws FfmpegException if FFmpeg did not do it, or the film is damaged
     */
    public Illustration choose(Film film, List<FilmStretch> stretches, Path folder) {
        try (Workshop workshop = Workshop.in(folder)) {
            CodedFrames coded = CodedFrames.of(film.file());
            Candidate best = best(film, coded, stretches, workshop);
            KeyframeStream.write(film.file(), coded, List.of(best.frame()), workshop.file(CHOSEN));
            poster(workshop);
            thumbnail(Mp4Header.read(film.file()).video(), workshop);
            return new Illustration(
                    workshop.deliver(THUMBNAIL, folder.resolve(THUMBNAIL)),
                    workshop.deliver(POSTER, folder.resolve(POSTER)),
                    best.frame(),
                    best.look().isEmpty());
        } catch (ClipRejectedException damaged) {
            throw new FfmpegException("No picture can be taken from the film: " + damaged.getMessage(), damaged);
        }
    }

    /** Looks further where nothing is to be seen in the frames that are liked best. */
    private Candidate best(Film film, CodedFrames coded, List<FilmStretch> stretches, Workshop workshop) {
        Candidate best = null;
        for (List<Integer> frames : inOrderOfLiking(coded, stretches, film)) {
            if (!frames.isEmpty() && (best == null || best.look().isEmpty())) {
                best = Candidate.better(best, looks(film, coded, spread(frames), workshop));
            }
        }
        if (best == null) {
            throw Mp4Box.damaged("it has no keyframe");
        }
        return best;
    }

    private static List<List<Integer>> inOrderOfLiking(CodedFrames coded, List<FilmStretch> stretches, Film film) {
        List<Integer> keyframes = coded.keyframes();
        long second = Math.round(film.frames() / Math.max(0.001, film.duration().toNanos() / 1e9));
        List<Integer> inStretches = keyframes.stream()
                .filter(frame -> stretches.isEmpty() || stretches.stream().anyMatch(stretch -> stretch.has(frame)))
                .toList();
        List<Integer> inside = inStretches.stream()
                .filter(frame -> frame >= second && frame < coded.count() - second)
                .toList();
        return List.of(inside, inStretches, keyframes);
    }

    private static List<Integer> spread(List<Integer> frames) {
        List<Integer> some = new ArrayList<>();
        int count = Math.min(CHOICE, frames.size());
        for (long index = 0; index < count; index++) {
            some.add(frames.get((int) (index * frames.size() / count)));
        }
        return some;
    }

    private List<Candidate> looks(Film film, CodedFrames coded, List<Integer> candidates, Workshop workshop) {
        KeyframeStream.write(film.file(), coded, candidates, workshop.file(KEYFRAMES));
        VideoTrack video = Mp4Header.read(film.file()).video();
        double scale = (double) MEASURED / Math.max(video.width(), video.height());
        int width = even(video.width() * scale);
        int height = even(video.height() * scale);
        List<String> arguments = new ArrayList<>(input(KEYFRAMES));
        arguments.addAll(List.of("-vf", "settb=1/25,setpts=N,fps=25,scale=" + width + ":" + height + ":flags=area"));
        arguments.addAll(List.of("-pix_fmt", "yuv420p", "-f", "rawvideo", SMALL));
        ffmpeg.run(workshop.folder(), arguments, settings.filmLimit());
        return measure(workshop.file(SMALL), width, height, candidates);
    }

    private static List<Candidate> measure(Path file, int width, int height, List<Integer> candidates) {
        List<Candidate> looks = new ArrayList<>();
        int length = width * height * 3 / 2;
        try (InputStream frames = Files.newInputStream(file)) {
            for (int frame : candidates) {
                byte[] planes = frames.readNBytes(length);
                if (planes.length < length) {
                    throw new FfmpegException(
                            looks.size() + " of " + candidates.size() + " keyframes of the film could be decoded");
                }
                looks.add(new Candidate(frame, FrameLook.of(planes, width, height)));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return looks;
    }

    private void poster(Workshop workshop) {
        draw(workshop, "[0:v]" + OF_JPEG + "[picture]", POSTER, QUALITIES.get(0));
    }

    /** A film of another shape is shown whole, over itself. */
    private void thumbnail(VideoTrack video, Workshop workshop) {
        Canvas canvas = new Canvas(WIDTH, HEIGHT, 1, "black");
        PictureShape shape = PictureShape.of(video.width(), video.height(), ExifOrientation.UPRIGHT, false);
        // A frame that was coded out of order has no time of nought, and would come after the empty canvas.
        String graph = "[0:v]setpts=PTS-STARTPTS,setparams=range=tv:colorspace=bt709[film];"
                + canvas.with("[film]", shape, StillFit.AUTO) + "," + OF_JPEG + "[picture]";
        for (int quality : QUALITIES) {
            draw(workshop, graph, THUMBNAIL, quality);
            if (size(workshop.file(THUMBNAIL)) <= LARGEST) {
                return;
            }
        }
        throw new FfmpegException("The thumbnail has more than " + LARGEST + " bytes at the lowest quality");
    }

    private void draw(Workshop workshop, String graph, String name, int quality) {
        List<String> arguments = new ArrayList<>(input(CHOSEN));
        arguments.addAll(List.of("-filter_complex", graph, "-map", "[picture]", "-frames:v", "1"));
        arguments.addAll(List.of("-q:v", Integer.toString(quality), "-f", "image2", "-update", "1", name));
        ffmpeg.run(workshop.folder(), arguments, settings.clipLimit());
    }

    private List<String> input(String name) {
        return List.of(
                "-protocol_whitelist",
                "file",
                "-f",
                "h264",
                "-max_pixels",
                Integer.toString(settings.maxPixels()),
                "-i",
                "file:" + name);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int even(double side) {
        return Math.max(2, (int) Math.round(side / 2) * 2);
    }

    /** A keyframe and how it looks. */
    private record Candidate(int frame, FrameLook look) {

        /** A frame on which nothing is to be seen wins only against others of its kind; of equal ones the first wins. */
        static Candidate better(@Nullable Candidate leader, List<Candidate> others) {
            Candidate best = leader == null ? others.get(0) : leader;
            for (Candidate other : others) {
                boolean fuller = best.look.isEmpty() && !other.look.isEmpty();
                boolean alike = best.look.isEmpty() == other.look.isEmpty();
                if (fuller || (alike && other.look.mark() > best.look.mark())) {
                    best = other;
                }
            }
            return best;
        }
    }
}
