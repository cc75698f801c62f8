package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.production.PauseScope;
import dev.sceneroute.production.PauseStore;
import dev.sceneroute.runtime.DataDirectory;
import dev.sceneroute.runtime.Owner;
import dev.sceneroute.runtime.RetentionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What nobody needs any more goes, and nothing else. */
class RetentionTest extends IntegrationTest {
    private static final RetentionSettings AT_ONCE = new RetentionSettings(Duration.ZERO, Duration.ZERO, Duration.ZERO);
    private static final RetentionSettings LATER =
            new RetentionSettings(Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1));

    @Autowired
    private Films films;

    @Autowired
    private JobControl control;

    @Autowired
    private JobStore jobs;

    @Autowired
    private DataDirectory paths;

    @Autowired
    private PauseStore pauses;

    @BeforeEach
    void nothing_is_done() {
        pauses.pause(PauseScope.INSTALLATION, "PAUSED", "for the test", true, null);
    }

    @AfterEach
    void work_goes_on() {
        pauses.resume(PauseScope.INSTALLATION);
    }

    @Test
    void work_files_of_a_canceled_job_go_after_their_time_and_those_of_a_live_one_stay() throws IOException {
        Job live = films.start(films.script(1, 3), Deliver.LINKS);
        Job canceled = films.start(films.script(1, 3), Deliver.LINKS);
        Path kept = leftBehind(live);
        Path old = leftBehind(canceled);
        Path foreign = Files.createDirectories(paths.work("somebody-elses"));
        control.cancel(Owner.LOCAL, canceled.id());

        new WorkFiles(paths, jobs, LATER).removeOld();
        assertThat(old).exists();
        new WorkFiles(paths, jobs, AT_ONCE).removeOld();

        assertThat(old.getParent()).doesNotExist();
        assertThat(kept).exists();
        assertThat(foreign).exists();
        control.cancel(Owner.LOCAL, live.id());
    }

    private Path leftBehind(Job job) throws IOException {
        return Files.writeString(Files.createDirectories(paths.work(job.id())).resolve("clip.mp4"), "half a clip");
    }
}
