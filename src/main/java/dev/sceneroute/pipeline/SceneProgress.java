package dev.sceneroute.pipeline;

import dev.sceneroute.media.FfmpegRuns;
import dev.sceneroute.production.JobJournal;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneState;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.production.SceneKey;
import dev.sceneroute.runtime.DataDirectory;
import dev.sceneroute.runtime.WorkInHand;
import org.springframework.stereotype.Component;

/**
 * Upkeep: how far FFmpeg has come with the scenes this process encodes, and this process with the films it puts together. A
 * long scene is no standstill.
 */
@Component
public class SceneProgress {
    private final WorkInHand work;
    private final FfmpegRuns runs;
    private final FilmWork films;
    private final JobStore jobs;
    private final JobSceneStore scenes;
    private final JobJournal journal;
    private final DataDirectory paths;

    SceneProgress(
            WorkInHand work,
            FfmpegRuns runs,
            FilmWork films,
            JobStore jobs,
            JobSceneStore scenes,
            JobJournal journal,
            DataDirectory paths) {
        this.work = work;
        this.runs = runs;
        this.films = films;
        this.jobs = jobs;
        this.scenes = scenes;
        this.journal = journal;
        this.paths = paths;
    }

    /** Tells it of every film, and of every scene of which FFmpeg has written a frame. */
    public void tell() {
        for (String jobId : work.of(WorkInHand.JOB)) {
            films.done(jobId).ifPresent(done -> journal.composing(jobId, done));
        }
        for (String text : work.of(WorkInHand.SCENE)) {
            SceneKey key = SceneKey.of(text);
            int frames = runs.frames(ClipConforming.folder(paths, key));
            if (frames > 0) {
                scenes.find(key)
                        .filter(scene -> scene.state() == JobSceneState.COLLECTED)
                        .ifPresent(scene -> journal.encoding(key, share(scene, frames)));
            }
        }
    }

    private double share(JobScene scene, int frames) {
        return Math.min(1, (double) frames / scene.frames(jobs.snapshot(scene)));
    }
}
