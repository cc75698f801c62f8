package dev.sceneroute.pipeline;

import dev.sceneroute.media.SoundTrack;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.runtime.DataDirectory;
import dev.sceneroute.runtime.RetentionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Work in progress on the local disk. It may be removed at any time; whatever is needed is made again. */
@Component
public class WorkFiles {
    private static final Logger LOG = LoggerFactory.getLogger(WorkFiles.class);

    private static final int FOLDERS_AT_ONCE = 1_000;

    private final DataDirectory paths;
    private final JobStore jobs;
    private final RetentionSettings settings;

    WorkFiles(DataDirectory paths, JobStore jobs, RetentionSettings settings) {
        this.paths = paths;
        this.jobs = jobs;
        this.settings = settings;
    }

    /**
     * Upkeep: removes what jobs of this process left behind that ended long ago.
     *
     * @throws IOException if the folder cannot be read
     */
    public void removeOld() throws IOException {
        if (!Files.isDirectory(paths.work())) {
            return;
        }
        List<String> ids;
        try (Stream<Path> folders = Files.list(paths.work())) {
            ids = folders.map(folder -> folder.getFileName().toString()).toList();
        }
        for (int from = 0; from < ids.size(); from += FOLDERS_AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + FOLDERS_AT_ONCE));
            jobs.endedBefore(some, settings.workFiles()).forEach(this::remove);
        }
    }

    /**
     * Removes what a job that has succeeded left behind, but for its encoded sound and its transitions: if the job is
     * changed, most of them are used again. Upkeep removes the rest when it is old.
     */
    void clear(String jobId) {
        Path folder = paths.work(jobId);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!isUsedAgain(file)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            LOG.warn("Not all work files of {} in {} could be removed: {}", jobId, folder, e.toString());
        }
    }

    private static boolean isUsedAgain(Path file) {
        return file.toString().endsWith(SoundTrack.ENDING) || FilmTransitions.isMade(file);
    }

    /** Removes what a job that has ended left behind. */
    void remove(String jobId) {
        Path folder = paths.work(jobId);
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            LOG.warn(
                    "The work files of {} in {} could not be removed: {}; they are not needed",
                    jobId,
                    folder,
                    e.toString());
        }
    }
}
