package dev.sceneroute.pipeline;

import dev.sceneroute.runtime.DataDirectory;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Work in progress on the local disk. It may be removed at any time; whatever is needed is made again. */
@Component
class WorkFiles {
    private static final Logger LOG = LoggerFactory.getLogger(WorkFiles.class);

    private final DataDirectory paths;

    WorkFiles(DataDirectory paths) {
        this.paths = paths;
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
