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
        if (folder == null) {
            throw refused(
                    field,
                    "path_without_folder",
                    "works only in a script that is a file; send the image as data, or"
                            + " store it first and give its asset_id");
        }
        try {
            Path relative = relative(path, field);
            Path root = folder.toRealPath();
            return checked(root, root.resolve(relative).toRealPath(), path, field);
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

    private static Path checked(Path root, Path real, String path, String field) throws IOException {
        if (!real.startsWith(root)) {
            throw outside(path, field);
        }
        if (!Files.isRegularFile(real) || !Files.isReadable(real)) {
            throw refused(
                    field, "unreadable_file", "must name an image that can be read; found " + Excerpt.ofText(path));
        }
        long size = Files.size(real);
        if (size > LARGEST.toBytes()) {
            throw refused(
                    field,
                    "file_size",
                    "names a file of %d bytes; an image has at most %d MB".formatted(size, LARGEST.toMegabytes()));
        }
        return real;
    }

    private static InvalidScriptException outside(String path, String field) {
        return refused(field, "outside_folder", "must stay in the script's folder; found " + Excerpt.ofText(path));
    }

    private static InvalidScriptException refused(String field, String rule, String message) {
        return InvalidScriptException.of(new Violation(field, rule, FieldPath.name(field) + " " + message, null));
    }
}
