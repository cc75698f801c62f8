package dev.sceneroute.subtitle;

import dev.sceneroute.media.FfmpegCapabilities;
import dev.sceneroute.media.FfmpegSupply;
import dev.sceneroute.media.FilmProfile;
import dev.sceneroute.media.Fonts;
import dev.sceneroute.media.text.FontChain;
import dev.sceneroute.media.text.TextPainter;
import dev.sceneroute.media.text.TextRun;
import dev.sceneroute.media.text.Typeface;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Prepares to draw cues into the picture of a scene, by libass where FFmpeg has it, else by pictures of our own. Both look
 * alike; one film uses one of them.
 */
@Component
public class SubtitleBurn {

    private static final String SCRIPT = "subtitles.ass";
    private static final String FONTS = "fonts";

    private final FfmpegCapabilities ffmpeg;
    private final Fonts files;
    private final FontChain fonts;
    private final TextPainter painter;
    private final SubtitleSettings settings;

    /** Works for the FFmpeg that was found. */
    @Autowired
    public SubtitleBurn(
            FfmpegSupply supply, Fonts files, FontChain fonts, TextPainter painter, SubtitleSettings settings) {
        this(supply.capabilities(), files, fonts, painter, settings);
    }

    SubtitleBurn(
            FfmpegCapabilities ffmpeg, Fonts files, FontChain fonts, TextPainter painter, SubtitleSettings settings) {
        this.ffmpeg = ffmpeg;
        this.files = files;
        this.fonts = fonts;
        this.painter = painter;
        this.settings = settings;
    }

    /**
     * Why a text cannot be burned in, to be asked before anything is paid.
     *
     * @param text all that is spoken in the film
     * @return a sentence that says what to do; empty if it can
     */
    public Optional<String> cannot(String text) {
        return fonts.refusal(text).map(why -> why + ", or leave burn out").or(() -> unable(text));
    }

    /**
     * How it will be done.
     *
     * @param text all that is spoken in the film, which is done in one way
     * @param drawn what of it is drawn now
     * @throws IllegalStateException if that {@linkplain #cannot cannot} be drawn
     */
    public BurnWay way(String text, String drawn) {
        cannot(drawn).ifPresent(why -> {
            throw new IllegalStateException(why);
        });
        return switch (settings.burnWith()) {
            case ASS -> BurnWay.ASS;
            case DRAWN -> BurnWay.DRAWN;
            case AUTO -> hasAss() && isKnownToLibass(text) ? BurnWay.ASS : BurnWay.DRAWN;
        };
    }

    /**
     * Writes what FFmpeg needs into the folder it will run in.
     *
     * @param way what {@link #way} said for the whole film
     * @param cues in their order, times from the beginning of the scene
     * @param profile the film's size and rate
     * @param highlight whether words change their colour when they are heard
     * @param folder where FFmpeg will run
     * @throws UncheckedIOException if the folder cannot be written
     */
    public Burn prepare(BurnWay way, List<Cue> cues, FilmProfile profile, boolean highlight, Path folder) {
        if (cues.isEmpty()) {
            return Burn.NOTHING;
        }
        return switch (way) {
            case ASS -> script(cues, profile, highlight, folder);
            case DRAWN -> CueFrames.write(painter, cues, profile, highlight, folder);
        };
    }

    private Burn script(List<Cue> cues, FilmProfile profile, boolean highlight, Path folder) {
        try {
            String script = new AssScript(fonts, painter).write(cues, profile, highlight);
            Files.writeString(folder.resolve(SCRIPT), script, StandardCharsets.UTF_8);
            Path shelf = Files.createDirectories(folder.resolve(FONTS));
            for (Typeface typeface : used(cues)) {
                bring(files.file(typeface.file()), shelf.resolve(typeface.file()));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("Subtitles cannot be written to " + folder, failed);
        }
        return new Burn(List.of(), "@FROMass=" + SCRIPT + ":fontsdir=" + FONTS + "@TO");
    }

    private Set<Typeface> used(List<Cue> cues) {
        Set<Typeface> used = cues.stream()
                .flatMap(cue -> fonts.runs(cue.text().replace('\n', ' '), cue.language()).stream())
                .map(TextRun::typeface)
                .collect(Collectors.toSet());
        used.add(Typeface.SANS);
        return used;
    }

    private static void bring(Path font, Path here) throws IOException {
        Files.deleteIfExists(here);
        try {
            Files.createLink(here, font);
        } catch (UnsupportedOperationException | IOException otherFileSystem) {
            Files.copy(font, here);
        }
    }

    private Optional<String> unable(String text) {
        return switch (settings.burnWith()) {
            case ASS ->
                hasAss()
                        ? isKnownToLibass(text) ? Optional.empty() : Optional.of(BEYOND_LIBASS)
                        : Optional.of(NO_LIBASS);
            case DRAWN -> canOverlay() ? Optional.empty() : Optional.of(NO_OVERLAY);
            case AUTO ->
                canOverlay() || (hasAss() && isKnownToLibass(text)) ? Optional.empty() : Optional.of(NO_OVERLAY);
        };
    }

    private static final String NO_LIBASS =
            "This FFmpeg has no libass, which sceneroute.subtitle.burn-with=ass asks for:"
                    + " set it to auto, or use an FFmpeg built with libass";
    private static final String BEYOND_LIBASS =
            "Libass cannot be relied on for emoji and rare characters, which the text"
                    + " has: set sceneroute.subtitle.burn-with to auto";
    private static final String NO_OVERLAY =
            "This FFmpeg can draw subtitles in no way, it lacks both the filter ass and"
                    + " what pictures are laid over a film with (overlay, settb, PNG): use another FFmpeg, or soft subtitles";

    private boolean hasAss() {
        return ffmpeg.hasFilter("ass");
    }

    /** Nothing lists whether it reads PNG; a build that writes it has what it takes. */
    private boolean canOverlay() {
        return ffmpeg.hasFilter("overlay") && ffmpeg.hasFilter("settb") && ffmpeg.hasEncoder("png");
    }

    /**
     * Libass 0.15.2, which FFmpeg 4.4.1 is often built with, looks no further than the Basic Multilingual Plane in a font
     * that has more, takes what it misses from whatever the system has, and draws boxes if that is nothing.
     */
    private boolean isKnownToLibass(String text) {
        return text.codePoints().noneMatch(Character::isSupplementaryCodePoint)
                && fonts.runs(text, null).stream().noneMatch(run -> run.typeface() == Typeface.EMOJI);
    }
}
