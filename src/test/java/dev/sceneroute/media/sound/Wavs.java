package dev.sceneroute.media.sound;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.LongToDoubleFunction;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Sounds in the film's form, made here. */
final class Wavs {

    private Wavs() {}

    /** Both channels follow a function of the sample's number. */
    static SoundFile write(Path file, long samples, LongToDoubleFunction wave) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) samples * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (long sample = 0; sample < samples; sample++) {
            short level = (short) Math.round(wave.applyAsDouble(sample) * 32_767);
            bytes.putShort(level).putShort(level);
        }
        AudioFormat format = new AudioFormat(48_000, 16, 2, true, false);
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(bytes.array()), format, samples),
                AudioFileFormat.Type.WAVE,
                file.toFile());
        try (WavSound sound = WavSound.open(file)) {
            double loudness = LoudnessMeter.measure(sound).integrated();
            return new SoundFile(file, file.getFileName().toString(), samples, loudness);
        }
    }

    static LongToDoubleFunction tone(double frequency, double level) {
        return sample -> level * Math.sin(2 * Math.PI * frequency * sample / 48_000);
    }

    static LongToDoubleFunction noise(double level) {
        Random random = new Random(3);
        return sample -> level * (2 * random.nextDouble() - 1);
    }

    static boolean isSilent(float[] sound) {
        for (float sample : sound) {
            if (sample != 0) {
                return false;
            }
        }
        return true;
    }

    /** The effective level of a stretch, both channels taken together. */
    static double level(Sound sound, long from, int count) throws IOException {
        double sum = 0;
        for (float sample : sound.read(from, count)) {
            sum += sample * sample;
        }
        return Decibels.of(Math.sqrt(sum / (2 * count)));
    }
}
