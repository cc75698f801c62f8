package dev.sceneroute.speech;

import dev.sceneroute.runtime.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The content hash under which speech is kept: equal keys mean equal speech, so nothing is spoken or paid for twice. */
final class SpeechKey {

    /** To be raised when the same order would be spoken or joined otherwise than before. */
    private static final String VERSION = "speech-1";

    private SpeechKey() {}

    /**
     * Makes the key. Every field is written with its length, so that none can run over into the next.
     *
     * @param order what is said and who says it
     * @param joined {@link SpeechJoin#variant()}
     * @return 64 hexadecimal digits
     */
    static String of(SpeechOrder order, String joined) {
        return of(Arrays.asList(
                VERSION,
                order.by().engine(),
                order.by().variant(),
                order.by().voice(),
                Locale.forLanguageTag(order.language()).toLanguageTag(),
                speed(order.speed()),
                joined,
                order.text()));
    }

    /** A missing field is another one than an empty one. */
    static String of(Iterable<@Nullable String> fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (String field : fields) {
                byte[] content = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
                out.writeInt(field == null ? -1 : content.length);
                out.write(content);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("In memory", impossible);
        }
        return Sha256.of(bytes.toByteArray());
    }

    /** Two speeds nobody can tell apart are one. */
    private static String speed(double speed) {
        return BigDecimal.valueOf(speed).setScale(3, RoundingMode.HALF_UP).toPlainString();
    }
}
