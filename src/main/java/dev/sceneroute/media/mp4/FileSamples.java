package dev.sceneroute.media.mp4;

import java.nio.file.Path;
import java.util.Arrays;

/** Where samples lie in a file, in the order in which they are decoded. */
public final class FileSamples {

    private final Path file;
    private final long[] places;
    private final int[] sizes;

    /**
     * Takes the arrays as they are.
     *
     * @param file holds them
     * @param places of their first bytes
     * @param sizes in bytes, as many as places
     */
    public FileSamples(Path file, long[] places, int[] sizes) {
        if (places.length != sizes.length) {
            throw new IllegalArgumentException(places.length + " places for " + sizes.length + " samples");
        }
        this.file = file;
        this.places = places;
        this.sizes = sizes;
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /** How many there are. */
    public int count() {
        return sizes.length;
    }

    FileSamples first(int count) {
        return new FileSamples(file, Arrays.copyOf(places, count), Arrays.copyOf(sizes, count));
    }

    /** Where a sample's bytes begin in the file. */
    public long place(int sample) {
        return places[sample];
    }

    /** How many bytes a sample has. */
    public int size(int sample) {
        return sizes[sample];
    }

    int[] sizes() {
        return sizes;
    }
}
