package dev.sceneroute.sandbox;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a file a Range header asks for (RFC 9110, §14).
 *
 * @param first its first byte
 * @param length how many bytes; 0 where nothing of the file lies in the range
 */
public record ByteRange(long first, long length) {
    private static final Pattern SINGLE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    /**
     * Reads a header.
     *
     * @param header the header, if there is one
     * @param size bytes of the file
     * @return the range; nothing where the whole file is to be sent, as for no header and for several ranges
     */
    public static Optional<ByteRange> of(@Nullable String header, long size) {
        Matcher range = SINGLE.matcher(header == null ? "" : header.strip());
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (range.group(1).isEmpty()) {
            long last = Math.min(Long.parseLong(range.group(2)), size);
            return Optional.of(new ByteRange(size - last, last));
        }
        long first = Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty() ? size - 1 : Math.min(Long.parseLong(range.group(2)), size - 1);
        return first > last && last < size - 1
                ? Optional.empty()
                : Optional.of(new ByteRange(first, Math.max(0, last - first + 1)));
    }

    /** The answer's Content-Range header. */
    public String contentRange(long size) {
        return length == 0 ? "bytes */" + size : "bytes " + first + "-" + (first + length - 1) + "/" + size;
    }
}
