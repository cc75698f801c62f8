package dev.sceneroute.storage;

import dev.sceneroute.runtime.DataDirectory;
import dev.sceneroute.runtime.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Media in a folder, that of the data directory or one that processes share; what is there is whole, since it is moved in under its name at last. */
@Component
class FolderStorage implements MediaStorage {
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*");

    private final Path folder;

    FolderStorage(StorageSettings settings, DataDirectory paths) {
        Path shared = settings.folder();
        this.folder = shared == null || shared.toString().isBlank()
                ? paths.media()
                : shared.toAbsolutePath().normalize();
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
    public void delete(String key, Instant madeBefore) {
        Path file = path(key);
        try {
            if (Files.isRegularFile(file)
                    && Files.getLastModifiedTime(file).toInstant().isBefore(madeBefore)) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException somebodyElseDid) {
            return;
        } catch (IOException e) {
            throw new StorageException("Cannot delete " + key + ": " + e, e);
        }
    }

    @Override
    public List<String> list(String folder) {
        List<String> keys = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(path(folder))) {
            all.forEach(path -> keys.add(folder + "/" + path.getFileName()));
        } catch (NoSuchFileException | NotDirectoryException none) {
            return List.of();
        } catch (IOException | DirectoryIteratorException e) {
            throw new StorageException("Cannot list " + folder + ": " + e, e);
        }
        // What somebody else put there has no key.
        return keys.stream().filter(FolderStorage::isKey).toList();
    }

    private static boolean isKey(String text) {
        return KEY.matcher(text).matches() && !text.contains("..");
    }

    private Path path(String key) {
        if (!isKey(key)) {
            throw new StorageException("This is not a storage key: " + key);
        }
        return folder.resolve(key);
    }

    private static void move(Path file, Path target) throws IOException {
        try {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            // Another file system: copy under a temporary name first, so that a half-written file never has the key.
            // The name is this writer's own: another process may be storing the same.
            Path part = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
            try {
                Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
            Files.delete(file);
        }
    }
}
