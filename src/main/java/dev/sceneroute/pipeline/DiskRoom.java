package dev.sceneroute.pipeline;

import dev.sceneroute.runtime.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Whether there is room to work. FFmpeg does not always say that a disk was full: it may end well and leave a file that
 * cannot be read. So work that fails where room is scarce is taken to have failed for want of it.
 */
@Component
class DiskRoom {
    private static final Logger LOG = LoggerFactory.getLogger(DiskRoom.class);
    private static final DataSize ENOUGH = DataSize.ofMegabytes(100);

    private final DataDirectory paths;

    DiskRoom(DataDirectory paths) {
        this.paths = paths;
    }

    /** What kept the work on a job from being done. */
    Obstacle obstacle(Throwable problem, String jobId) {
        Obstacle told = Obstacle.of(problem);
        if (told != Obstacle.NONE) {
            return told;
        }
        LOG.warn("Work on {} failed", jobId, problem);
        return isScarce(paths.work(jobId)) ? Obstacle.DISK : Obstacle.NONE;
    }

    private static boolean isScarce(Path folder) {
        try {
            Path there = Stream.iterate(folder, path -> path != null, Path::getParent)
                    .filter(Files::exists)
                    .findFirst()
                    .orElse(folder);
            return Files.getFileStore(there).getUsableSpace() < ENOUGH.toBytes();
        } catch (IOException e) {
            LOG.warn("The room on the disk of {} cannot be told: {}", folder, e.toString());
            return false;
        }
    }
}
