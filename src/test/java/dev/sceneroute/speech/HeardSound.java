package dev.sceneroute.speech;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.time.Duration;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** A WAV file as Java's own sound system reads it. */
public final class HeardSound {
    private final AudioFormat format;
    private final ShortBuffer samples;

    private HeardSound(AudioFormat format, ShortBuffer samples) {
        this.format = format;
        this.samples = samples;
    }

    /** Reads a file. */
    public static HeardSound of(Path wav) {
        try (AudioInputStream in = AudioSystem.getAudioInputStream(wav.toFile())) {
            byte[] bytes = in.readAllBytes();
            if (bytes.length != in.getFrameLength() * 2) {
                throw new IllegalStateException("the header tells another length");
            }
            return new HeardSound(
                    in.getFormat(),
                    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnsupportedAudioFileException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Samples a second. */
    public int rate() {
        return (int) format.getSampleRate();
    }

    /** How long it lasts. */
    public Duration length() {
        return Duration.ofNanos(samples.limit() * 1_000_000_000L / rate());
    }

    /** The loudest sample between two moments, 0 to 1. */
    public double loudest(Duration from, Duration to) {
        double loudest = 0;
        int last = Math.min(samples.limit(), at(to));
        for (int i = Math.max(0, at(from)); i < last; i++) {
            loudest = Math.max(loudest, Math.abs(samples.get(i)) / 32768.0);
        }
        return loudest;
    }

    private int at(Duration moment) {
        return (int) (moment.toNanos() * rate() / 1_000_000_000L);
    }
}
