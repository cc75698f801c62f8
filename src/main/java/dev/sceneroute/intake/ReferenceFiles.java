package dev.sceneroute.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * Where a script's images may lie: in the script's own folder and below it, and nowhere else. A script is somebody
 * else's text; its paths must not reach the rest of the disk.
 */
public final class ReferenceFiles {
    /** The largest image a provider takes (Kling API reference, image rules). */
    public static final DataSize LARGEST = DataSize.ofMegabytes(10);

    /** The largest piece of music: three hours of MP3 in good quality. */
    public static final DataSize LARGEST_MUSIC = DataSize.ofMegabytes(200);

    /** For scripts that did not come from a file: no path is allowed. */
    public static final ReferenceFiles NONE = new ReferenceFiles(null);

    private static final Pattern ADDRESS = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

    private final @Nullable Path folder;

    private ReferenceFiles(@Nullable Path folder) {
        this.folder = folder;
    }

    /** For a script that lies in this folder. */
    public static ReferenceFiles below(Path folder) {
        return new ReferenceFiles(folder);
    }

    /**
     * Finds the image a script means.
     *
     * @param path the path as written, with {@code /} between its parts
     * @param field where it is written, for the message
     * @return the real path of a file that exists, is below the folder and not larger than {@link #LARGEST}
     * @throws InvalidScriptException with one violation if there is no such file or it may not be used
     */
    public Path resolve(String path, String field) {
        return resolve(path, field, "an image", LARGEST);
    }

    /**
     * Finds the music a script means.
     *
     * @param path the path as written, with {@code /} between its parts
     * @param field where it is written, for the message
     * @return the real path of a file that exists, is below the folder and not larger than {@link #LARGEST_MUSIC}
     * @throws InvalidScriptException with one violation if there is no such file or it may not be used
     */
    public Path resolveMusic(String path, String field) {
        return resolve(path, field, "music", LARGEST_MUSIC);
    }

    private Path resolve(String path, String field, String what, DataSize largest) {
        if (folder == null) {
            throw refused(
                    field,
                    "path_without_folder",
                    "works only in a script that is a file; store it first (POST /api/v1/assets) and give its asset_id"
                            + (what.equals("music") ? "" : ", or send the image as data"));
        }
        try {
            Path relative = relative(path, field);
            Path root = folder.toRealPath();
            return checked(root, root.resolve(relative).toRealPath(), new Written(path, field, what, largest));
        } catch (InvalidPathException e) {
            throw refused(field, "path", "is not a path: " + Excerpt.ofText(path));
        } catch (NoSuchFileException e) {
            throw refused(field, "no_such_file", "names a file that is not there: " + Excerpt.ofText(path));
        } catch (IOException e) {
            throw refused(field, "unreadable_file", "names a file that cannot be read: " + Excerpt.ofText(path));
        }
    }

    private static Path relative(String path, String field) {
        if (ADDRESS.matcher(path).matches() || path.indexOf('\\') >= 0) {
            throw refused(
                    field,
                    "outside_folder",
                    "must be a file in the script's folder, with / between folders; found " + Excerpt.ofText(path));
        }
        Path relative = Path.of(path);
        boolean up = false;
        for (Path part : relative) {
            up |= part.toString().equals("..");
        }
        if (up || relative.isAbsolute()) {
            throw outside(path, field);
        }
        return relative;
    }

    private static Path checked(Path root, Path real, Written written) throws IOException {
        if (!real.startsWith(root)) {
            throw outside(written.path(), written.field());
        }
        if (!Files.isRegularFile(real) || !Files.isReadable(real)) {
            throw refused(
                    written.field(),
                    "unreadable_file",
                    "must name " + written.what() + " that can be read; found " + Excerpt.ofText(written.path()));
        }
        long size = Files.size(real);
        if (size > written.largest().toBytes()) {
            throw refused(
                    written.field(),
                    "file_size",
                    "names a file of %d bytes; %s has at most %d MB"
                            .formatted(size, written.what(), written.largest().toMegabytes()));
        }
        return real;
    }

    /** What is written where, and what it may be. */
    private record Written(String path, String field, String what, DataSize largest) {}

    private static InvalidScriptException outside(String path, String field) {
        return refused(field, "outside_folder", "must stay in the script's folder; found " + Excerpt.ofText(path));
    }

    private static InvalidScriptException refused(String field, String rule, String message) {
        return InvalidScriptException.of(new Violation(field, rule, FieldPath.name(field) + " " + message, null));
    }
}
