package dev.sceneroute.media.mp4;

import java.util.Arrays;

/** Numbers one behind the other, as many as come. */
final class IntRow {

    private int[] numbers = new int[64];
    private int count;

    void add(int number) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, count + (count >> 1));
        }
        numbers[count++] = number;
    }

    void addAll(int[] more) {
        if (numbers.length - count < more.length) {
            numbers = Arrays.copyOf(numbers, Math.max(count + more.length, count + (count >> 1)));
        }
        System.arraycopy(more, 0, numbers, count, more.length);
        count += more.length;
    }

    int get(int index) {
        return numbers[index];
    }

    void set(int index, int number) {
        numbers[index] = number;
    }

    int count() {
        return count;
    }
}
