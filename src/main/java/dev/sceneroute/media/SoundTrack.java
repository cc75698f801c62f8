package dev.sceneroute.media;

import dev.sceneroute.media.AacEncoding.Piece;
import dev.sceneroute.media.sound.AacChunks;
import dev.sceneroute.media.sound.AacChunks.Chunk;
import dev.sceneroute.media.sound.FilmLevel;
import dev.sceneroute.media.sound.FilmSound;
import dev.sceneroute.media.sound.LeveledSound;
import dev.sceneroute.media.sound.Limiter;
import dev.sceneroute.media.sound.Loudness;
import dev.sceneroute.media.sound.Sound;
import dev.sceneroute.runtime.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Makes a film's sound as AAC in pieces, each as soon as its scenes are there, and keeps them under names that follow from
 * what is in them. So at the film's end there is nothing to encode, and after a change only what has changed.
 *
 * <p>The film's gain is one number for all of it. It is worked out from measures that were taken once of each scene; a piece
 * that was encoded with another gain is another piece, so the gain a film has is kept as long as it fits.
 */
@Component
public class SoundTrack {

    /** How the names of encoded pieces end. */
    public static final String ENDING = ".aac";

    private final AacEncoding encoding;
    private final MediaSettings media;
    private final SoundSettings settings;

    /** Encodes with this FFmpeg. */
    public SoundTrack(Ffmpeg ffmpeg, MediaSettings media, SoundSettings settings) {
        this.encoding = new AacEncoding(ffmpeg, media);
        this.media = media;
        this.settings = settings;
    }

    /**
     * Measures a scene as it is mixed, which reads its sound once. Keep the result with the scene under its
     * {@link FilmSound#fingerprint}.
     */
    public Loudness measure(FilmSound sound, int scene) {
        try {
            return sound.measure(scene);
        } catch (IOException failed) {
            throw new UncheckedIOException("The sound of scene " + (scene + 1) + " cannot be measured", failed);
        }
    }

    /**
     * The gain for a film of which these scenes are known; the others are taken to be like them.
     *
     * @param known measures of scenes, in any number
     * @param before the gain the film had, in decibels, if it had one; it is kept as long as it fits
     */
    public double gain(List<Loudness> known, Optional<Double> before) {
        FilmLevel level = FilmLevel.of(known);
        return before.map(gain -> level.gain(gain, settings.tolerance(), settings.loudness(), settings.ceiling()))
                .orElseGet(() -> level.gain(settings.loudness(), settings.ceiling()));
    }

    /**
     * Encodes the pieces that can be encoded now and are not there yet.
     */
    public List<Optional<Path>> encode(FilmSound sound, List<Optional<Loudness>> measures, double gain, Path folder) {
        return encode(sound, measures, gain, folder, PieceListener.NONE);
    }

    /**
     * Encodes the pieces that can be encoded now and are not there yet.
     *
     * @param sound the film's; scenes that are not known yet need their length only
     * @param measures one for each scene, empty where a scene is not known yet
     * @param gain in decibels
     * @param folder where pieces are kept
     * @param listener hears how many of them are made
     * @return the pieces that are there now, in the film's order; empty for those that have to wait
     * @throws FfmpegException if FFmpeg did not do it
     */
    public List<Optional<Path>> encode(
            FilmSound sound, List<Optional<Loudness>> measures, double gain, Path folder, PieceListener listener) {
        List<Optional<Path>> pieces = new ArrayList<>();
        List<Piece> missing = new ArrayList<>();
        for (Chunk chunk : AacChunks.of(sound.lengths())) {
            List<Integer> scenes = sound.scenes(chunk.from() - Limiter.REACH, chunk.to());
            boolean known =
                    scenes.stream().allMatch(scene -> measures.get(scene).isPresent());
            if (known) {
                Path file = folder.resolve(name(sound, chunk, scenes, gain));
                pieces.add(Optional.of(file));
                if (!Files.exists(file)) {
                    missing.add(new Piece(chunk, file));
                }
            } else {
                pieces.add(Optional.empty());
            }
        }
        if (!missing.isEmpty()) {
            encode(sound, measures, gain, missing, folder, listener);
        }
        return pieces;
    }

    private void encode(
            FilmSound sound,
            List<Optional<Loudness>> measures,
            double gain,
            List<Piece> missing,
            Path folder,
            PieceListener listener) {
        List<Long> lengths = sound.lengths();
        List<Loudness> all = new ArrayList<>();
        for (int scene = 0; scene < measures.size(); scene++) {
            long samples = lengths.get(scene);
            all.add(measures.get(scene).orElseGet(() -> Loudness.silence(samples)));
        }
        Limiter limiter = FilmLevel.of(all).limiter(gain, settings.ceiling());
        try (Workshop workshop = Workshop.in(folder);
                Sound film = new LeveledSound(sound.open(), limiter)) {
            encoding.encode(film, missing, workshop, listener);
        } catch (IOException failed) {
            throw new UncheckedIOException("The film's sound cannot be encoded: " + failed.getMessage(), failed);
        }
    }

    /** A hash of all that decides what is in a piece. */
    private String name(FilmSound sound, Chunk chunk, List<Integer> scenes, double gain) {
        StringBuilder made = new StringBuilder("aac 1|" + media.soundBitrate() + "|" + gain + "|" + settings.ceiling());
        made.append("|").append(chunk.firstPacket()).append("+").append(chunk.packets());
        made.append("|").append(chunk.from()).append("-").append(chunk.to());
        for (int scene : scenes) {
            made.append("|").append(sound.start(scene)).append(":").append(sound.fingerprint(scene));
        }
        return Sha256.of(made.toString().getBytes(StandardCharsets.UTF_8)) + ENDING;
    }
}
