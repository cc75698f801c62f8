package dev.sceneroute.speech;

import dev.sceneroute.media.Ffmpeg;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes sounds, and looks into them. */
public final class Sounds {

    private static final int HEADER = 44;

    private Sounds() {}

    /**
     * A tone that begins and ends at its crest, so that a cut there clicks, with silence around it.
     *
     * @param name says the format by its ending
     * @param arguments further ones for the output, such as a rate
     */
    public static Path tone(
            Ffmpeg ffmpeg, Path folder, String name, double before, double tone, double behind, String... arguments) {
        String expression = "0.8*cos(2*PI*440*(t-%s))*between(t,%s,%s)".formatted(before, before, before + tone - 1e-9);
        List<String> line = new ArrayList<>(List.of("-f", "lavfi", "-i"));
        line.add("aevalsrc='%s':s=48000:d=%s".formatted(expression, before + tone + behind));
        line.addAll(List.of(arguments));
        line.add(name);
        ffmpeg.run(folder, line, Duration.ofSeconds(30));
        return folder.resolve(name);
    }

    /** The samples of a WAV file of 48 kHz and 16 bits, one channel after the other as they lie there. */
    public static short[] samples(Path wav) throws IOException {
        byte[] bytes = Files.readAllBytes(wav);
        ShortBuffer samples = ByteBuffer.wrap(bytes, HEADER, bytes.length - HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer();
        short[] all = new short[samples.remaining()];
        samples.get(all);
        return all;
    }

    /** The largest step between two samples that follow each other, silence at both ends included. */
    public static int largestStep(short[] samples) {
        int largest = Math.max(Math.abs(samples[0]), Math.abs(samples[samples.length - 1]));
        for (int index = 1; index < samples.length; index++) {
            largest = Math.max(largest, Math.abs(samples[index] - samples[index - 1]));
        }
        return largest;
    }

    /** The share of 10 ms windows in which something is to be heard (above -40 dB of full scale). */
    public static double heard(short[] samples) {
        int windows = samples.length / 480;
        int loud = 0;
        for (int window = 0; window < windows; window++) {
            int peak = 0;
            for (int index = window * 480; index < window * 480 + 480; index++) {
                peak = Math.max(peak, Math.abs(samples[index]));
            }
            loud += peak > 327 ? 1 : 0;
        }
        return (double) loud / windows;
    }

    /** Where silence begins that lasts at least so long: samples that are all 0, which no voice makes. */
    public static List<Integer> digitalSilences(short[] samples, int milliseconds) {
        List<Integer> begins = new ArrayList<>();
        int begin = -1;
        for (int index = 0; index < samples.length; index++) {
            if (samples[index] != 0) {
                begin = -1;
            } else if (begin < 0) {
                begin = index;
            } else if (index - begin == milliseconds * 48) {
                begins.add(begin);
            }
        }
        return begins;
    }

    /** The largest step between two samples of a stretch. */
    public static int largestStep(short[] samples, int from, int to) {
        int largest = 0;
        for (int index = Math.max(1, from); index < Math.min(to, samples.length); index++) {
            largest = Math.max(largest, Math.abs(samples[index] - samples[index - 1]));
        }
        return largest;
    }
}
