package dev.sceneroute.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * This process among others on the same database. Its name outlives a restart, so that it finds its own work again; the
 * file that holds it is locked while the process lives, so that no two have the same name.
 */
@Component
public class Node implements DisposableBean {
    private static final int LONGEST_NAME = 200;

    private final FileChannel file;
    private final String name;

    /**
     * Reads the name from the data directory, or makes one.
     *
     * @throws DataDirectoryInUseException if another process has the name
     */
    public Node(DataDirectory paths) {
        Path directory = paths.dataDir().toAbsolutePath();
        try {
            Files.createDirectories(directory);
            this.file = FileChannel.open(
                    directory.resolve("node-name"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (!locked(file)) {
                file.close();
                throw new DataDirectoryInUseException(directory);
            }
            this.name = named(file);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot write to the data directory " + directory
                            + "; set SCENEROUTE_DATA_DIR to one that can be written",
                    e);
        }
    }

    /** The name, such as {@code node_01k9q3…}. */
    public String name() {
        return name;
    }

    @Override
    public void destroy() throws IOException {
        file.close();
    }

    private static boolean locked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String named(FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST_NAME);
        file.read(bytes, 0);
        String known = StandardCharsets.UTF_8.decode(bytes.flip()).toString().strip();
        if (!known.isEmpty()) {
            return known;
        }
        String made = Ids.next("node");
        file.write(ByteBuffer.wrap(made.getBytes(StandardCharsets.UTF_8)), 0);
        file.force(true);
        return made;
    }
}
