package dev.sceneroute.media.sound;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** WAV files of the film's form one behind the other, as they are; one is open at a time. */
public final class WavRow implements Sound {

    private final List<Part> parts;
    private final long[] starts;
    private @Nullable WavSound current;
    private int open = -1;

    /**
     * A part of the row.
     *
     * @param file whose header was checked before; silence if there is none
     * @param samples that are heard of it; a shorter file is followed by silence
     */
    public record Part(@Nullable Path file, long samples) {}

    /** Puts them side by side. */
    public WavRow(List<Part> parts) {
        this.parts = List.copyOf(parts);
        this.starts = new long[parts.size() + 1];
        for (int part = 0; part < parts.size(); part++) {
            starts[part + 1] = starts[part] + parts.get(part).samples();
        }
    }

    /** Samples of each. */
    public List<Long> lengths() {
        return parts.stream().map(Part::samples).toList();
    }

    @Override
    public long samples() {
        return starts[parts.size()];
    }

    @Override
    public void addTo(float[] mix, long from, int count) throws IOException {
        long end = Math.min(samples(), from + count);
        long sample = Math.max(0, from);
        while (sample < end) {
            int found = Arrays.binarySearch(starts, sample);
            int part = found >= 0 ? found : -found - 2;
            int length = (int) (Math.min(end, starts[part + 1]) - sample);
            Path file = parts.get(part).file();
            if (file != null) {
                float[] heard = open(part, file).read(sample - starts[part], length);
                int place = 2 * (int) (sample - from);
                for (int index = 0; index < heard.length; index++) {
                    mix[place + index] += heard[index];
                }
            }
            sample += length;
        }
    }

    @Override
    public void close() throws IOException {
        if (current != null) {
            current.close();
            current = null;
        }
    }

    private WavSound open(int part, Path file) throws IOException {
        WavSound sound = current;
        if (sound == null || open != part) {
            close();
            sound = WavSound.open(file);
            current = sound;
            open = part;
        }
        return sound;
    }
}
