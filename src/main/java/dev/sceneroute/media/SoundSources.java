package dev.sceneroute.media;

import dev.sceneroute.media.sound.Loudness;
import dev.sceneroute.media.sound.LoudnessMeter;
import dev.sceneroute.media.sound.SoundFile;
import dev.sceneroute.media.sound.WavSound;
import dev.sceneroute.runtime.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Brings sound of any kind (speech, music) to the film's form, and learns what mixing has to know of it. */
@Component
public class SoundSources {

    private static final long BYTES_A_SECOND = 4L * FilmProfile.SAMPLE_RATE;

    /**
     * Leaves out what nobody hears: a constant offset, which bad recordings have, would take all the room the limiter has.
     */
    private static final String AUDIBLE = "aformat=sample_fmts=fltp,highpass=f=10";

    private final Ffmpeg ffmpeg;
    private final MediaSettings media;
    private final SoundSettings settings;

    /** Works with this FFmpeg. */
    public SoundSources(Ffmpeg ffmpeg, MediaSettings media, SoundSettings settings) {
        this.ffmpeg = ffmpeg;
        this.media = media;
        this.settings = settings;
    }

    /**
     * Brings a sound to the film's form. Doing it again replaces the file by an equal one.
     *
     * @param source WAV, MP3, AAC, Ogg, FLAC or MP4, of any rate and number of channels; its end is left out if it is very
     *     long
     * @param target the WAV file to make
     * @throws ClipRejectedException if it is none of these
     * @throws FfmpegException if FFmpeg cannot read it
     */
    public SoundFile convert(Path source, Path target) {
        Path folder = target.toAbsolutePath().resolveSibling(".").normalize();
        try (Workshop workshop = Workshop.in(folder)) {
            ffmpeg.run(workshop.folder(), arguments(source), media.clipLimit());
            WavFile.samples(workshop.file("sound.wav"));
            return describe(workshop.deliver("sound.wav", target));
        }
    }

    /**
     * Brings a sound to the film's form, if it is not in it already.
     *
     * @param target the WAV file to make then
     * @throws ClipRejectedException if it is no sound
     * @throws FfmpegException if FFmpeg cannot read it
     */
    public SoundFile bring(Path source, Path target) {
        return WavFile.isInFilmsForm(source) ? describe(source) : convert(source, target);
    }

    /**
     * Learns what mixing has to know of a sound that is in the film's form already, such as a conformed scene's own.
     *
     * @throws ClipRejectedException if it is not, or is cut off
     */
    public SoundFile describe(Path wav) {
        long samples = WavFile.samples(wav);
        try (WavSound sound = WavSound.open(wav)) {
            Loudness loudness = LoudnessMeter.measure(sound);
            return new SoundFile(wav, Sha256.of(wav), samples, loudness.integrated());
        } catch (IOException failed) {
            throw new UncheckedIOException("The sound " + wav + " cannot be read", failed);
        }
    }

    private List<String> arguments(Path source) {
        Duration longest = settings.longestSource();
        String limit = ClipInput.seconds(longest);
        List<String> arguments = new ArrayList<>(List.of(
                "-protocol_whitelist", "file", "-f", SoundKind.of(source).format()));
        arguments.addAll(List.of("-t", limit, "-i", "file:" + source.toAbsolutePath(), "-map", "0:a:0"));
        arguments.addAll(List.of("-af", AUDIBLE + ",aresample=" + FilmProfile.SAMPLE_RATE));
        arguments.addAll(List.of("-ac", "2", "-ar", Integer.toString(FilmProfile.SAMPLE_RATE), "-c:a", "pcm_s16le"));
        arguments.addAll(List.of("-t", limit, "-fs", Long.toString((longest.toSeconds() + 1) * BYTES_A_SECOND)));
        arguments.addAll(List.of("-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact"));
        arguments.addAll(List.of("-f", "wav", "sound.wav"));
        return arguments;
    }
}
