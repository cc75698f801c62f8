package dev.sceneroute.media;

import dev.sceneroute.runtime.DataDirectory;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The fonts text is drawn with, as files: the Noto family (SIL Open Font License, each one's text is beside it). Fonts of
 * our own, because systems and FFmpeg's builds find different ones or none. Which font draws what is said by
 * {@link dev.sceneroute.media.text.Typeface}.
 */
@Component
public class Fonts {

    private static final String REGULAR = "NotoSansKR-Regular.ttf";

    private final Path folder;
    private final Map<String, Long> lengths = new ConcurrentHashMap<>();

    /** Uses the folder {@code fonts} of the data directory. */
    public Fonts(DataDirectory data) {
        this.folder = data.resolve("fonts");
    }

    /**
     * The font that has Latin and Korean, for {@code drawtext=fontfile=}.
     *
     * @return absolute path; unpacked if it is missing or not whole
     * @throws UncheckedIOException if the data directory cannot be written
     */
    public Path regular() {
        return file(REGULAR);
    }

    /**
     * A font as a file.
     *
     * @param name the name of its file among those shipped
     * @return absolute path; unpacked if it is missing or not whole
     * @throws UncheckedIOException if there is no such font or the data directory cannot be written
     */
    public synchronized Path file(String name) {
        Path font = folder.resolve(name);
        try {
            if (!Files.isRegularFile(font) || Files.size(font) != length(name)) {
                WholeFile.write(font, part -> unpack(name, part));
            }
            return font;
        } catch (IOException failed) {
            throw new UncheckedIOException("The font " + name + " cannot be unpacked to " + font, failed);
        }
    }

    private long length(String name) throws IOException {
        Long known = lengths.get(name);
        if (known == null) {
            URLConnection packed = packed(name).openConnection();
            known = packed.getContentLengthLong();
            packed.getInputStream().close();
            lengths.put(name, known);
        }
        return known;
    }

    private static void unpack(String name, Path part) throws IOException {
        try (InputStream font = packed(name).openStream()) {
            Files.copy(font, part);
        }
    }

    private static URL packed(String name) throws FileNotFoundException {
        URL packed = Fonts.class.getResource("/fonts/" + name);
        if (packed == null) {
            throw new FileNotFoundException("/fonts/" + name + " is not on the class path");
        }
        return packed;
    }
}
