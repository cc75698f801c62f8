package dev.sceneroute.media;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Picks one picture that stands for a film. */
@Component
public class Thumbnail {

    private static final String NAME = "thumbnail.jpg";
    private static final int WIDEST = 1280;
    /** Pictures held in memory to choose from. */
    private static final int CHOICE = 24;
    /** Of the pixels of a frame, in per cent, beyond which it counts as black. */
    private static final int BLACK = 90;

    private final Ffmpeg ffmpeg;
    private final MediaSettings settings;

    /** Works with this FFmpeg. */
    public Thumbnail(Ffmpeg ffmpeg, MediaSettings settings) {
        this.ffmpeg = ffmpeg;
        this.settings = settings;
    }

    /**
     * Picks it from keyframes all over the film, none of them black if there is another.
     *
     * @param film the film
     * @param folder where {@code thumbnail.jpg} is put
     * @return the picture, at most 1280 pixels wide
     * @throws FfmpegException if FFmpeg did not do it
     */
    public Path of(Film film, Path folder) {
        try (Workshop workshop = Workshop.in(folder)) {
            pick(film, workshop, notBlack());
            if (!Files.isRegularFile(workshop.file(NAME))) {
                pick(film, workshop, "null");
            }
            return workshop.deliver(NAME, folder.resolve(NAME));
        }
    }

    private void pick(Film film, Workshop workshop, String filter) {
        double apart = film.duration().toMillis() / 1000.0 / CHOICE;
        String spread =
                String.format(Locale.ROOT, "select=isnan(prev_selected_t)+gte(t-prev_selected_t\\,%.3f)", apart);
        String size = "scale=min(" + WIDEST + "\\,iw):-2:out_range=full,format=yuvj420p";
        List<String> arguments = new ArrayList<>(List.of("-skip_frame", "nokey"));
        arguments.addAll(ClipInput.of(film.file(), film.duration(), settings));
        arguments.addAll(
                List.of("-map", "0:v:0", "-vf", String.join(",", filter, spread, size, "thumbnail=" + CHOICE)));
        arguments.addAll(List.of("-frames:v", "1", "-q:v", "3", "-f", "image2", "-update", "1", NAME));
        ffmpeg.run(workshop.folder(), arguments, settings.clipLimit());
    }

    private static String notBlack() {
        return "blackframe=amount=0:threshold=40," + "metadata=mode=select:key=lavfi.blackframe.pblack:value=" + BLACK
                + ":function=less";
    }
}
