package dev.sceneroute.storage;

import java.io.InputStream;
import java.nio.file.Path;

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

    /** Forgets a file; nothing happens if there is none. */
    void delete(String key);

    /**
     * A file that was taken in.
     *
     * @param key where it lies
     * @param sizeBytes its size
     * @param sha256 its content hash, hexadecimal
     */
    record StoredFile(String key, long sizeBytes, String sha256) {}
}
