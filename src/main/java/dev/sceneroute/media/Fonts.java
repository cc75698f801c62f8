package dev.sceneroute.media;

import dev.sceneroute.runtime.DataDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/**
 * The font text is drawn with: Noto Sans KR, which has Latin and Korean (SIL Open Font License, its text is beside the
 * font). A font of our own, because FFmpeg's builds find different system fonts or none.
 */
@Component
public class Fonts {

    private static final String NAME = "NotoSansKR-Regular.ttf";

    private final Path folder;
    private long length = -1;

    /** Uses the folder {@code fonts} of the data directory. */
    public Fonts(DataDirectory data) {
        this.folder = data.resolve("fonts");
    }

    /**
     * The font as a file, for {@code drawtext=fontfile=}.
     *
     * @return absolute path; unpacked if it is missing or not whole
     * @throws UncheckedIOException if the data directory cannot be written
     */
    public synchronized Path regular() {
        Path font = folder.resolve(NAME);
        try {
            if (!Files.isRegularFile(font) || Files.size(font) != length) {
                byte[] bytes = packed();
                WholeFile.write(font, part -> Files.write(part, bytes));
                length = bytes.length;
            }
            return font;
        } catch (IOException failed) {
            throw new UncheckedIOException("The font cannot be unpacked to " + font, failed);
        }
    }

    /** The folder the fonts lie in, for {@code ass=fontsdir=}. */
    public Path folder() {
        regular();
        return folder;
    }

    private static byte[] packed() throws IOException {
        try (InputStream font = Fonts.class.getResourceAsStream("/fonts/" + NAME)) {
            if (font == null) {
                throw new IOException("/fonts/" + NAME + " is not on the class path");
            }
            return font.readAllBytes();
        }
    }
}
