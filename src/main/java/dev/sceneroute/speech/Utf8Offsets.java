package dev.sceneroute.speech;

import java.util.Arrays;

/**
 * Where the bytes of a text, as UTF-8, are in the text itself. Engines count bytes (Amazon Polly's speech marks do), and
 * a Korean syllable has three of them.
 */
public final class Utf8Offsets {

    private final int[] bytesBefore;

    /** Counts the text's bytes. A lone half of a character counts as one, the question mark it is sent as. */
    public Utf8Offsets(String text) {
        bytesBefore = new int[text.length() + 1];
        int bytes = 0;
        for (int index = 0; index < text.length(); ) {
            int point = text.codePointAt(index);
            int units = Character.charCount(point);
            Arrays.fill(bytesBefore, index, index + units, bytes);
            bytes += bytes(point);
            index += units;
        }
        bytesBefore[text.length()] = bytes;
    }

    /**
     * The index of the character a byte belongs to.
     *
     * @param bytes how many bytes come before; may point behind the text's end
     * @return index in the text (UTF-16), never within a character; 0 for a negative offset, the length beyond the end
     */
    public int index(int bytes) {
        if (bytes >= length()) {
            return bytesBefore.length - 1;
        }
        int low = 0;
        int high = bytesBefore.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bytesBefore[middle] < bytes) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low > 0 && bytesBefore[low] > bytes ? first(bytesBefore[low - 1]) : low;
    }

    /** The text's length in bytes. */
    public int length() {
        return bytesBefore[bytesBefore.length - 1];
    }

    /** The first index with so many bytes before it: the two halves of a character have the same. */
    private int first(int bytes) {
        int found = Arrays.binarySearch(bytesBefore, bytes);
        return found > 0 && bytesBefore[found - 1] == bytes ? found - 1 : found;
    }

    private static int bytes(int point) {
        if (point < 0x80 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            return 1;
        }
        return point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }
}
