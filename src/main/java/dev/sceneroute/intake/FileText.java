package dev.sceneroute.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.springframework.util.unit.DataSize;

/** Reads a file as UTF-8 text, strictly and up to a size: a guess at the encoding would put wrong words in a film. */
final class FileText {
    private static final String WAY_OUT = "save it as UTF-8 (in Excel: \"CSV UTF-8\")";

    private FileText() {}

    /**
     * Reads the file.
     *
     * @return its text without a byte order mark
     * @throws InvalidScriptException if it is missing, too large, empty or not UTF-8 text
     * @throws UncheckedIOException if the disk fails
     */
    static String read(Path file, DataSize largest) {
        try {
            if (!Files.exists(file)) {
                throw refused("no_such_file", "there is no file " + Excerpt.ofName(file.toString()));
            }
            if (!Files.isRegularFile(file)) {
                throw refused("no_such_file", Excerpt.ofName(file.toString()) + " is not a file");
            }
            return decoded(bytes(file, largest));
        } catch (NoSuchFileException | AccessDeniedException e) {
            throw refused("unreadable_file", Excerpt.ofName(file.toString()) + " cannot be opened");
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static byte[] bytes(Path file, DataSize largest) throws IOException {
        int most = Math.toIntExact(largest.toBytes());
        if (Files.size(file) <= most) {
            try (InputStream stream = Files.newInputStream(file)) {
                byte[] bytes = stream.readNBytes(most + 1);
                if (bytes.length <= most) {
                    return bytes;
                }
            }
        }
        throw refused(
                "file_size",
                "the file has %d bytes; a script file has at most %d MB (sceneroute.intake.max-file-size)"
                        .formatted(Files.size(file), largest.toMegabytes()));
    }

    static String decoded(byte[] bytes) {
        refuseOtherUnicode(bytes);
        int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        ByteBuffer source = ByteBuffer.wrap(bytes, start, bytes.length - start);
        CharBuffer target = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(source, target, true);
        String text = target.flip().toString();
        if (result.isError()) {
            throw refusedAt(text, "encoding", "this line is not UTF-8 text; " + WAY_OUT);
        }
        refuseControlCharacters(text);
        if (text.isBlank()) {
            throw refused("empty", "the file is empty; docs/examples has scripts to start from");
        }
        return text;
    }

    private static void refuseOtherUnicode(byte[] bytes) {
        if (startsWith(bytes, 0, 0, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE, 0, 0)) {
            throw refused("encoding", "the file is UTF-32 text; " + WAY_OUT);
        }
        boolean marked = startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE);
        boolean everySecondByteZero = bytes.length >= 4
                && bytes[0] == 0 == (bytes[2] == 0)
                && bytes[1] == 0 == (bytes[3] == 0)
                && (bytes[0] == 0 ^ bytes[1] == 0);
        if (marked || everySecondByteZero) {
            throw refused("encoding", "the file is UTF-16 text; " + WAY_OUT);
        }
    }

    private static void refuseControlCharacters(String text) {
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (Character.isISOControl(character) && "\n\r\t\u0085".indexOf(character) < 0) {
                throw refusedAt(
                        text.substring(0, at),
                        "control_character",
                        "this line has the control character U+%04X; remove it".formatted((int) character));
            }
        }
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        for (int at = 0; at < start.length; at++) {
            if (bytes.length <= at || (bytes[at] & 0xFF) != start[at]) {
                return false;
            }
        }
        return true;
    }

    private static InvalidScriptException refusedAt(String before, String rule, String message) {
        int line =
                1 + (int) before.chars().filter(character -> character == '\n').count();
        return InvalidScriptException.of(new Violation("", rule, message, line));
    }

    private static InvalidScriptException refused(String rule, String message) {
        return InvalidScriptException.of(new Violation("", rule, message, null));
    }
}
