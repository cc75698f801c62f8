package dev.sceneroute.command;

import dev.sceneroute.production.Hold;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobEvent;
import dev.sceneroute.production.JobEventStore;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneState;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.production.Pause;
import dev.sceneroute.production.PausedJobs;
import dev.sceneroute.production.SceneCounts;
import dev.sceneroute.production.Script;
import dev.sceneroute.production.TimeLeft;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.springframework.stereotype.Component;

/** Shows a job's way to its end: a bar in one line of a terminal, plain lines where there is none. */
@Component
class ProgressView {
    private static final Duration TICK = Duration.ofMillis(200);
    private static final int SCENES_DRAWN = 24;

    private final JobStore jobs;
    private final JobSceneStore scenes;
    private final JobEventStore events;
    private final PausedJobs paused;
    private final TimeLeft timeLeft;

    ProgressView(JobStore jobs, JobSceneStore scenes, JobEventStore events, PausedJobs paused, TimeLeft timeLeft) {
        this.jobs = jobs;
        this.scenes = scenes;
        this.events = events;
        this.paused = paused;
        this.timeLeft = timeLeft;
    }

    /**
     * Follows a job until it ends.
     *
     * @return the job as it ended
     */
    Job follow(Job job, PrintStream out) {
        Script script = jobs.snapshot(job);
        out.println("\"" + script.title() + "\": " + job.scenes() + " scenes, " + script.seconds() + " s, "
                + script.video().width() + "x" + script.video().height() + " at "
                + script.video().fps() + " fps (" + job.id() + ")");
        return Terminal.isPresent() ? bar(job) : lines(job, out);
    }

    private Job bar(Job job) {
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("Film")
                .setInitialMax(100)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis((int) TICK.toMillis())
                .build()) {
            Job now = jobs.get(job.id());
            while (!now.status().isEnd()) {
                Job current = now;
                bar.setExtraMessage(standstill(current).orElseGet(() -> scenesInOneLine(job.id()) + left(current)));
                bar.stepTo(now.progress());
                LockSupport.parkNanos(TICK.toNanos());
                now = jobs.get(job.id());
            }
            bar.setExtraMessage(scenesInOneLine(job.id()));
            bar.stepTo(now.progress());
            return now;
        }
    }

    /** Why nothing goes on, if nothing does. */
    private Optional<String> standstill(Job job) {
        return Optional.ofNullable(paused.of(List.of(job)).get(job.id()))
                .map(Pause::message)
                .or(() -> Optional.ofNullable(job.hold()).map(Hold::message))
                .map(message -> "waits: " + message);
    }

    private Job lines(Job job, PrintStream out) {
        int told = job.lastEvent();
        while (true) {
            Job now = jobs.get(job.id());
            for (JobEvent event : events.after(job.id(), told, 500)) {
                told = event.number();
                out.println(line(event, now));
            }
            if (now.status().isEnd() && told >= now.lastEvent()) {
                return now;
            }
            LockSupport.parkNanos(TICK.toNanos());
        }
    }

    private String line(JobEvent event, Job job) {
        String scene = event.sceneOrder() == null ? "" : " " + event.sceneOrder() + " of " + job.scenes();
        String words = event.type().replace('.', ' ').replace('_', ' ');
        String data = event.data().path("error_message").asText("");
        return "%3d %%  %s%s%s%s".formatted(job.progress(), words, scene, data.isEmpty() ? "" : ": " + data, left(job));
    }

    private String left(Job job) {
        TimeLeft.Left left = timeLeft.of(job);
        if (left.job() != null) {
            return "  (about " + left.job().toSeconds() + " s left)";
        }
        return left.step() == null ? "" : "  (about " + left.step().toSeconds() + " s left of this step)";
    }

    /** Each scene as a letter: {@code .} waiting, {@code o} ordered, {@code c} collected, {@code #} ready, {@code x} failed. */
    private String scenesInOneLine(String jobId) {
        List<JobScene> all = scenes.ofJob(jobId);
        if (all.size() > SCENES_DRAWN) {
            SceneCounts counts = scenes.counts(jobId);
            return "%d waiting, %d ordered, %d collected, %d ready, %d failed"
                    .formatted(
                            counts.in(JobSceneState.WAITING),
                            counts.in(JobSceneState.ORDERED),
                            counts.in(JobSceneState.COLLECTED),
                            counts.in(JobSceneState.READY),
                            counts.in(JobSceneState.FAILED));
        }
        StringBuilder line = new StringBuilder("scenes [");
        all.forEach(scene -> line.append(letter(scene.state())));
        return line.append(']').toString();
    }

    private static char letter(JobSceneState state) {
        return switch (state) {
            case WAITING -> '.';
            case ORDERED -> 'o';
            case COLLECTED -> 'c';
            case READY -> '#';
            case FAILED -> 'x';
        };
    }
}
