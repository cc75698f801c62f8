package dev.sceneroute.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A box of an MP4 file, in memory (ISO/IEC 14496-12:2022, 4.2). Never looks outside its own bytes; children are found
 * level by level and never by recursion, so neither wrong sizes nor deep nesting can lead it astray.
 *
 * @param type four characters, such as {@code moov}
 * @param content what follows the box's own header
 */
record Mp4Box(String type, ByteBuffer content) {

    private static final int HEADER = 8;
    private static final int LARGE_HEADER = 16;

    /** The children of a type, in order. */
    List<Mp4Box> children(String wanted) {
        return boxes(content).stream().filter(box -> box.type.equals(wanted)).toList();
    }

    /** The first child of a type. */
    Optional<Mp4Box> child(String wanted) {
        return boxes(content).stream().filter(box -> box.type.equals(wanted)).findFirst();
    }

    /** The first box at the end of a path of types. */
    Optional<Mp4Box> at(String... path) {
        Optional<Mp4Box> box = Optional.of(this);
        for (String step : path) {
            box = box.flatMap(parent -> parent.child(step));
        }
        return box;
    }

    /**
     * The first box at the end of a path of types.
     *
     * @throws ClipRejectedException if there is none
     */
    Mp4Box need(String... path) {
        return at(path).orElseThrow(() -> damaged("it has no " + String.join("/", path) + " in " + type));
    }

    /** The content behind the version and flags that many boxes begin with. */
    ByteBuffer body() {
        return content.slice(4, content.limit() - 4);
    }

    /** The version that many boxes begin with. */
    int version() {
        return content.get(0);
    }

    /** The boxes that follow one another in these bytes. */
    static List<Mp4Box> boxes(ByteBuffer bytes) {
        List<Mp4Box> boxes = new ArrayList<>();
        int position = 0;
        while (bytes.limit() - position >= HEADER) {
            long size = Integer.toUnsignedLong(bytes.getInt(position));
            int header = size == 1 ? LARGE_HEADER : HEADER;
            if (size == 0) {
                size = (long) bytes.limit() - position;
            } else if (size == 1) {
                size = bytes.getLong(position + HEADER);
            }
            if (size < header || size > bytes.limit() - position) {
                throw damaged("a box says it has " + size + " bytes");
            }
            boxes.add(new Mp4Box(type(bytes, position + 4), bytes.slice(position + header, (int) size - header)));
            position += (int) size;
        }
        return boxes;
    }

    /** The four characters of a type. */
    static String type(ByteBuffer bytes, int position) {
        byte[] type = new byte[4];
        bytes.get(position, type);
        return new String(type, StandardCharsets.ISO_8859_1);
    }

    static ClipRejectedException damaged(String how) {
        return new ClipRejectedException(ClipFault.UNDECODABLE, "The clip's header is damaged: " + how);
    }
}
