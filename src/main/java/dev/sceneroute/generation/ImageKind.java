package dev.sceneroute.generation;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a file really is, by its first bytes; a name or a declared media type is not asked. */
enum ImageKind {
    JPEG("JPEG", "image/jpeg"),
    PNG("PNG", "image/png"),
    GIF("GIF", ""),
    WEBP("WebP", ""),
    BMP("BMP", ""),
    TIFF("TIFF", ""),
    HEIF("HEIC or AVIF", ""),
    PDF("PDF", ""),
    MARKUP("SVG, HTML or XML text", ""),
    EMPTY("an empty file", ""),
    UNKNOWN("something else", "");

    private final String words;
    private final String mediaType;

    ImageKind(String words, String mediaType) {
        this.words = words;
        this.mediaType = mediaType;
    }

    static ImageKind of(byte[] bytes) {
        if (bytes.length == 0) {
            return EMPTY;
        }
        String head = new String(bytes, 0, Math.min(bytes.length, 512), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return JPEG;
        }
        return head.startsWith("\u0089PNG\r\n\u001a\n") ? PNG : refused(head);
    }

    private static ImageKind refused(String head) {
        if (head.startsWith("GIF8")) {
            return GIF;
        }
        if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return WEBP;
        }
        if (head.startsWith("BM")) {
            return BMP;
        }
        if (head.startsWith("II*\0") || head.startsWith("MM\0*")) {
            return TIFF;
        }
        if (head.startsWith("ftyp", 4)) {
            return HEIF;
        }
        return head.startsWith("%PDF") ? PDF : text(head);
    }

    private static ImageKind text(String head) {
        String begin = head.replace("\u00ef\u00bb\u00bf", "").stripLeading().toLowerCase(Locale.ROOT);
        return begin.startsWith("<") ? MARKUP : UNKNOWN;
    }

    boolean accepted() {
        return this == JPEG || this == PNG;
    }

    String words() {
        return words;
    }

    String mediaType() {
        return mediaType;
    }
}
