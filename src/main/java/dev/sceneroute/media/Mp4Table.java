package dev.sceneroute.media;

import java.nio.ByteBuffer;

/**
 * A table of an MP4 file: a count and so many rows of 32-bit columns. The count is believed only if the rows are really
 * there, and nothing is ever allocated by it.
 */
final class Mp4Table {

    static final Mp4Table EMPTY = new Mp4Table(ByteBuffer.allocate(0), 0, 1);

    private final ByteBuffer rows;
    private final int count;
    private final int columns;

    private Mp4Table(ByteBuffer rows, int count, int columns) {
        this.rows = rows;
        this.count = count;
        this.columns = columns;
    }

    /**
     * Reads a table's count.
     *
     * @param bytes the count and the rows behind it
     * @param columns 32-bit columns of a row
     * @throws ClipRejectedException if there are fewer rows than it says
     */
    static Mp4Table of(ByteBuffer bytes, int columns) {
        long count = Integer.toUnsignedLong(bytes.getInt(0));
        ByteBuffer rows = bytes.slice(4, bytes.limit() - 4);
        if (count * columns * 4 > rows.limit()) {
            throw Mp4Box.damaged("a table says it has " + count + " rows");
        }
        return new Mp4Table(rows, (int) count, columns);
    }

    int count() {
        return count;
    }

    /** A column as a signed number. */
    int signed(int row, int column) {
        return rows.getInt((row * columns + column) * 4);
    }

    /** A column as an unsigned number. */
    long unsigned(int row, int column) {
        return Integer.toUnsignedLong(signed(row, column));
    }

    /** Two columns as one signed number. */
    long wide(int row, int column) {
        return rows.getLong((row * columns + column) * 4);
    }
}
