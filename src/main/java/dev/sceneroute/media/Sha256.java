package dev.sceneroute.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 sums as hexadecimal text. */
final class Sha256 {

    private Sha256() {}

    static String of(Path file) throws IOException {
        DigestOutputStream sink = counting(OutputStream.nullOutputStream());
        try (sink) {
            Files.copy(file, sink);
        }
        return hex(sink.getMessageDigest());
    }

    static String of(ByteBuffer bytes) {
        MessageDigest digest = digest();
        digest.update(bytes.duplicate());
        return hex(digest);
    }

    static DigestOutputStream counting(OutputStream stream) {
        return new DigestOutputStream(stream, digest());
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
