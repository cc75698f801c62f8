package dev.sceneroute.media.mp4;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The samples of one track: how long and how large each is, when it is shown, and where its bytes are to be had. */
final class SampleTable {

    private final IntRow sizes = new IntRow();
    private final Runs durations = new Runs();
    private final Runs shifts = new Runs();
    private final IntRow keys = new IntRow();
    private final List<FileSamples> files = new ArrayList<>();
    private final IntRow firstOfFile = new IntRow();
    private byte @Nullable [] inMemory;

    /** Samples of a file follow; their durations, shifts and keys are told one by one. */
    void addFile(FileSamples samples) {
        Math.addExact(sizes.count(), samples.count());
        files.add(samples);
        firstOfFile.add(sizes.count());
        sizes.addAll(samples.sizes());
    }

    /** All samples lie one behind the other in these bytes. */
    void setInMemory(byte[] bytes, IntRow sizesInThem) {
        inMemory = bytes;
        for (int sample = 0; sample < sizesInThem.count(); sample++) {
            sizes.add(sizesInThem.get(sample));
        }
    }

    Runs durations() {
        return durations;
    }

    Runs shifts() {
        return shifts;
    }

    /** Numbers of the samples that can be decoded alone, from 1 on; empty if all can. */
    IntRow keys() {
        return keys;
    }

    int count() {
        return sizes.count();
    }

    int size(int sample) {
        return sizes.get(sample);
    }

    long bytes(int from, int to) {
        long bytes = 0;
        for (int sample = from; sample < to; sample++) {
            bytes += Integer.toUnsignedLong(sizes.get(sample));
        }
        return bytes;
    }

    byte @Nullable [] inMemory() {
        return inMemory;
    }

    List<FileSamples> files() {
        return files;
    }

    int firstOfFile(int file) {
        return firstOfFile.get(file);
    }
}
