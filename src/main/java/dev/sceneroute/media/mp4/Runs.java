package dev.sceneroute.media.mp4;

/** A number for each sample, kept as runs of equal ones: the form of the tables {@code stts} and {@code ctts}. */
final class Runs {

    private final IntRow lengths = new IntRow();
    private final IntRow values = new IntRow();

    /** The next so many samples have this number. */
    void add(int samples, int value) {
        int last = lengths.count() - 1;
        if (last >= 0 && values.get(last) == value) {
            lengths.set(last, lengths.get(last) + samples);
        } else {
            lengths.add(samples);
            values.add(value);
        }
    }

    int count() {
        return lengths.count();
    }

    int length(int run) {
        return lengths.get(run);
    }

    int value(int run) {
        return values.get(run);
    }

    /** Whether every sample has this number. */
    boolean areAll(int value) {
        return count() == 0 || (count() == 1 && values.get(0) == value);
    }

    /** The numbers of all samples together. */
    long sum() {
        long sum = 0;
        for (int run = 0; run < count(); run++) {
            sum += (long) lengths.get(run) * values.get(run);
        }
        return sum;
    }

    /** Takes this much off the last sample's number. */
    void shortenLast(int by) {
        int last = count() - 1;
        int value = values.get(last);
        if (lengths.get(last) == 1) {
            values.set(last, value - by);
        } else {
            lengths.set(last, lengths.get(last) - 1);
            lengths.add(1);
            values.add(value - by);
        }
    }
}
