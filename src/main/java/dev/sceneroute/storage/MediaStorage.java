package dev.sceneroute.storage;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Where media bytes lie. Keys are ours, such as {@code videos/proj/script/job/video.mp4}; equal keys replace. */
public interface MediaStorage {

    /**
     * Takes a file in. It is moved or copied; afterwards the caller's file may be gone.
     *
     * @param key where it goes
     * @param file a whole file
     * @return size and content hash
     * @throws StorageException if it cannot be kept
     */
    StoredFile put(String key, Path file);

    /**
     * A file of the local disk with the stored bytes, not to be changed.
     *
     * @throws StorageException if there is none
     */
    Path localCopy(String key);

    /**
     * The stored bytes.
     *
     * @throws StorageException if there are none
     */
    InputStream open(String key);

    /**
     * Forgets a file; nothing happens if there is none, or if it was put there again meanwhile.
     *
     * @param madeBefore it stays if its bytes were written then or later
     */
    void delete(String key, Instant madeBefore);

    /**
     * The keys of what lies directly in a folder: files, and folders with more in them.
     *
     * @param folder a key such as {@code videos/proj}
     * @return nothing if there is no such folder
     */
    List<String> list(String folder);

    /**
     * A file that was taken in.
     *
     * @param key where it lies
     * @param sizeBytes its size
     * @param sha256 its content hash, hexadecimal
     */
    record StoredFile(String key, long sizeBytes, String sha256) {}
}
