package dev.sceneroute.speech;

import dev.sceneroute.media.Ffmpeg;
import dev.sceneroute.media.FfmpegExitException;
import dev.sceneroute.speech.SpeechException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Decodes what an engine gave back, whatever its format, rate and channels. FFmpeg is told the format, which is read from
 * the file's first bytes: a playlist under the name of a sound is not followed.
 */
final class SoundDecoding {

    /** No piece an engine takes is as long as this; beyond it something is wrong. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private static final int HEAD = 12;

    private final Ffmpeg ffmpeg;
    private final Duration limit;
    private final int channels;

    /** Decodes to so many channels, each sound within the limit. */
    SoundDecoding(Ffmpeg ffmpeg, Duration limit, int channels) {
        this.ffmpeg = ffmpeg;
        this.limit = limit;
        this.channels = channels;
    }

    /**
     * Decodes one sound.
     *
     * @param sound WAV, MP3, Ogg, FLAC, AAC or MP4
     * @param folder where FFmpeg works
     * @param number makes the names of the files in it
     * @throws SpeechException of the kind {@code TROUBLE} if it is no sound, or one without end
     */
    SoundSamples decode(Path sound, Path folder, int number) throws IOException {
        String name = "piece" + number;
        bring(sound, folder.resolve(name));
        long most = SoundSamples.samples(LONGEST) * 2 * channels;
        try {
            ffmpeg.run(folder, arguments(format(sound), name, most), limit);
        } catch (FfmpegExitException failed) {
            throw failed.isItsOwnDoing() ? unreadable(sound, failed) : failed;
        }
        Path samples = folder.resolve(name + ".pcm");
        long bytes = Files.size(samples);
        if (bytes == 0 || bytes >= most) {
            throw new SpeechException(
                    Kind.TROUBLE,
                    "What was spoken lasts " + (bytes == 0 ? "no time at all" : "longer than " + LONGEST) + ": "
                            + sound);
        }
        return SoundSamples.of(samples, channels);
    }

    private List<String> arguments(String format, String name, long most) {
        List<String> arguments = new ArrayList<>(List.of("-protocol_whitelist", "file", "-f", format));
        arguments.addAll(List.of("-t", Long.toString(LONGEST.toSeconds()), "-i", "file:" + name));
        arguments.addAll(List.of("-map", "0:a:0", "-ac", Integer.toString(channels)));
        arguments.addAll(List.of("-ar", Integer.toString(SoundSamples.RATE), "-c:a", "pcm_s16le"));
        arguments.addAll(List.of("-fs", Long.toString(most), "-f", "s16le", "file:" + name + ".pcm"));
        return arguments;
    }

    private static void bring(Path sound, Path place) throws IOException {
        Files.deleteIfExists(place);
        try {
            Files.createLink(place, sound.toAbsolutePath());
        } catch (UnsupportedOperationException | IOException otherFileSystem) {
            Files.copy(sound, place);
        }
    }

    /** FFmpeg's name of the format, by the marks at the file's beginning. */
    private static String format(Path sound) throws IOException {
        byte[] head;
        try (InputStream bytes = Files.newInputStream(sound)) {
            head = bytes.readNBytes(HEAD);
        }
        String marks = new String(head, StandardCharsets.ISO_8859_1);
        if (marks.startsWith("RIFF") && marks.startsWith("WAVE", 8)) {
            return "wav";
        }
        if (marks.startsWith("OggS")) {
            return "ogg";
        }
        if (marks.startsWith("fLaC")) {
            return "flac";
        }
        if (marks.startsWith("ftyp", 4)) {
            return "mov";
        }
        return framed(sound, marks);
    }

    /** MPEG frames begin with eleven set bits; where the layer is 0, they are AAC. */
    private static String framed(Path sound, String marks) {
        if (marks.startsWith("ID3")) {
            return "mp3";
        }
        if (marks.length() > 1 && marks.charAt(0) == 0xFF && (marks.charAt(1) & 0xE0) == 0xE0) {
            return (marks.charAt(1) & 0xF6) == 0xF0 ? "aac" : "mp3";
        }
        throw new SpeechException(
                Kind.TROUBLE,
                "What was spoken is in no format that is known here (WAV, MP3, Ogg, FLAC, AAC): " + sound);
    }

    private static SpeechException unreadable(Path sound, FfmpegExitException failed) {
        return new SpeechException(
                Kind.TROUBLE, "What was spoken cannot be read: " + sound + ". " + failed.getMessage(), failed);
    }
}
