package dev.sceneroute.subtitle;

import dev.sceneroute.media.FilmProfile;
import dev.sceneroute.media.text.TextPainter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * Draws each state of a scene's cues as a transparent picture of the strip they stand in, and a list that says how many
 * frames each is shown. FFmpeg reads the list as one input, however many states there are, and keeps one of them in
 * memory. It takes the frames of a list of pictures for 1/25 of a second each, whatever the film's rate is; they are told
 * apart by their number and given their true times in the filter.
 */
final class CueFrames {

    static final String LIST = "cues.ffconcat";

    /** From one base line to the next, in ems; what libass takes for most of the fonts. */
    private static final double LEADING = 1.48;
    /** From the lowest base line to the lower edge of its line, in ems. */
    private static final double DESCENT = 0.35;
    /** Room for edges and shadows around the lines, in ems. */
    private static final double EDGE = 0.3;

    private static final int LIST_RATE = 25;
    private static final String BLANK = "cue_blank.png";

    private final TextPainter painter;
    private final FilmProfile profile;
    private final boolean highlight;
    private final Path folder;
    private final CueLook look;
    private final int top;
    private final int height;
    private final List<String> list = new ArrayList<>(List.of("ffconcat version 1.0"));
    private long listed;
    private int pictures;

    private CueFrames(TextPainter painter, FilmProfile profile, int lines, boolean highlight, Path folder) {
        this.painter = painter;
        this.profile = profile;
        this.highlight = highlight;
        this.folder = folder;
        this.look = CueLook.of(profile);
        double strip = look.em() * (LEADING * lines + EDGE);
        int bottom = profile.height() - look.margin() + (int) Math.ceil(look.em() * EDGE / 2);
        // An even edge, because colours are kept for two lines at once.
        this.top = Math.max(0, bottom - (int) Math.ceil(strip)) / 2 * 2;
        this.height = Math.min(profile.height(), bottom) - top;
    }

    /**
     * Writes list and pictures.
     *
     * @param cues in their order, times from the beginning of the scene
     * @throws UncheckedIOException if the folder cannot be written
     */
    static Burn write(TextPainter painter, List<Cue> cues, FilmProfile profile, boolean highlight, Path folder) {
        int lines =
                cues.stream().mapToInt(cue -> CueLines.shown(cue).size()).max().orElse(1);
        CueFrames frames = new CueFrames(painter, profile, lines, highlight, folder);
        try {
            return frames.write(cues);
        } catch (IOException failed) {
            throw new UncheckedIOException("Subtitles cannot be written to " + folder, failed);
        }
    }

    private Burn write(List<Cue> cues) throws IOException {
        save(TextPainter.transparent(profile.width(), height), BLANK);
        for (Cue cue : cues) {
            show(BLANK, frame(cue.from().toMillis()));
            write(cue);
        }
        show(BLANK, listed + 1);
        Files.write(folder.resolve(LIST), list);
        String times = "settb=1/90000,setpts=floor(PTS*" + LIST_RATE + "/" + profile.fps() + "+0.5)";
        return new Burn(
                List.of("-protocol_whitelist", "file", "-f", "concat", "-safe", "1", "-i", LIST),
                "@CUES" + times
                        + ",scale=out_color_matrix=bt709:out_range=tv,format=yuva420p[drawncues];@FROM[drawncues]overlay=x=0:y="
                        + top + ":eof_action=repeat@TO");
    }

    private void write(Cue cue) throws IOException {
        double em = look.em(cue, painter);
        List<HeardWord> words = highlight ? HeardWord.of(cue) : List.of();
        for (int heard = 0; heard <= words.size(); heard++) {
            boolean isLast = heard == words.size();
            long until = frame((isLast ? cue.to() : words.get(heard).from()).toMillis());
            if (until > listed) {
                String name = String.format(Locale.ROOT, "cue_%05d.png", ++pictures);
                save(draw(cue, em, words.subList(0, heard)), name);
                show(name, until);
            }
        }
    }

    private BufferedImage draw(Cue cue, double em, List<HeardWord> heard) {
        BufferedImage strip = TextPainter.transparent(profile.width(), height);
        List<String> lines = cue.lines();
        double base = height - em * (EDGE / 2 + DESCENT + LEADING * (lines.size() - 1));
        int start = 0;
        for (String line : lines) {
            if (!line.isBlank()) {
                painter.paintLine(strip, line, cue.language(), em, base, colours(line, start, heard), CueLook.STYLE);
            }
            start += line.length() + 1;
            base += em * LEADING;
        }
        return strip;
    }

    private static List<TextPainter.Coloured> colours(String line, int start, List<HeardWord> heard) {
        List<TextPainter.Coloured> colours = new ArrayList<>();
        for (HeardWord word : heard) {
            int from = Math.max(0, word.start() - start);
            int to = Math.min(line.length(), word.end() - start);
            if (from < to) {
                colours.add(new TextPainter.Coloured(from, to, CueLook.HEARD));
            }
        }
        return colours;
    }

    private long frame(long millis) {
        return Math.round(millis * profile.fps() / 1000.0);
    }

    private void show(String name, long until) {
        if (until > listed) {
            list.add("file " + name);
            list.add(String.format(Locale.ROOT, "duration %.2f", (until - listed) / (double) LIST_RATE));
            listed = until;
        }
    }

    private void save(BufferedImage picture, String name) throws IOException {
        if (!ImageIO.write(picture, "png", folder.resolve(name).toFile())) {
            throw new IOException("This Java writes no PNG");
        }
    }
}
