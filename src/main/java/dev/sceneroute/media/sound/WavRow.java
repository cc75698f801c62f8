package dev.sceneroute.media.sound;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** WAV files of the film's form one behind the other, as they are; one is open at a time. */
public final class WavRow implements Sound {

    private final List<Path> files;
    private final List<Long> lengths;
    private final long[] starts;
    private @Nullable WavSound current;
    private int open = -1;

    /**
     * Puts them side by side.
     *
     * @param files whose headers were checked before
     * @param lengths samples that are heard of each; a shorter file is followed by silence
     */
    public WavRow(List<Path> files, List<Long> lengths) {
        this.files = List.copyOf(files);
        this.lengths = List.copyOf(lengths);
        this.starts = new long[files.size() + 1];
        for (int file = 0; file < files.size(); file++) {
            starts[file + 1] = starts[file] + lengths.get(file);
        }
    }

    /** Samples of each. */
    public List<Long> lengths() {
        return lengths;
    }

    @Override
    public long samples() {
        return starts[files.size()];
    }

    @Override
    public void addTo(float[] mix, long from, int count) throws IOException {
        long end = Math.min(samples(), from + count);
        long sample = Math.max(0, from);
        while (sample < end) {
            int found = Arrays.binarySearch(starts, sample);
            int file = found >= 0 ? found : -found - 2;
            int part = (int) (Math.min(end, starts[file + 1]) - sample);
            float[] heard = open(file).read(sample - starts[file], part);
            int place = 2 * (int) (sample - from);
            for (int index = 0; index < heard.length; index++) {
                mix[place + index] += heard[index];
            }
            sample += part;
        }
    }

    @Override
    public void close() throws IOException {
        if (current != null) {
            current.close();
            current = null;
        }
    }

    private WavSound open(int file) throws IOException {
        WavSound sound = current;
        if (sound == null || open != file) {
            close();
            sound = WavSound.open(files.get(file));
            current = sound;
            open = file;
        }
        return sound;
    }
}
