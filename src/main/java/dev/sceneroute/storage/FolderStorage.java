package dev.sceneroute.storage;

import dev.sceneroute.runtime.DataDirectory;
import dev.sceneroute.runtime.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Media in a folder, by default one of the data directory; what is there is whole, since it is moved in under its name at last. */
@Component
class FolderStorage implements MediaStorage {
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*");

    private final Path folder;

    FolderStorage(DataDirectory paths, StorageSettings settings) {
        Path given = settings.folder();
        this.folder = given == null || given.toString().isBlank()
                ? paths.media()
                : given.toAbsolutePath().normalize();
    }

    @Override
    public StoredFile put(String key, Path file) {
        Path target = path(key);
        try {
            String sha256 = Sha256.of(file);
            long size = Files.size(file);
            Files.createDirectories(target.getParent());
            move(file, target);
            return new StoredFile(key, size, sha256);
        } catch (IOException e) {
            throw new StorageException("Cannot store " + key + ": " + e, e);
        }
    }

    @Override
    public Path localCopy(String key) {
        Path file = path(key);
        if (!Files.isRegularFile(file)) {
            throw new StorageException("There is no file " + key + " in the media folder " + folder);
        }
        return file;
    }

    @Override
    public InputStream open(String key) {
        try {
            return Files.newInputStream(path(key));
        } catch (IOException e) {
            throw new StorageException("Cannot read " + key + ": " + e, e);
        }
    }

    @Override
    public void delete(String key) {
        try {
            Files.deleteIfExists(path(key));
        } catch (IOException e) {
            throw new StorageException("Cannot delete " + key + ": " + e, e);
        }
    }

    private Path path(String key) {
        if (!KEY.matcher(key).matches() || key.contains("..")) {
            throw new StorageException("This is not a storage key: " + key);
        }
        return folder.resolve(key);
    }

    private static void move(Path file, Path target) throws IOException {
        try {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            // Another file system: copy under a temporary name first, so that a half-written file never has the key.
            Path part = target.resolveSibling(target.getFileName() + ".part");
            Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.delete(file);
        }
    }
}
