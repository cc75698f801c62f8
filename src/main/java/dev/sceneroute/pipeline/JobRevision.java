package dev.sceneroute.pipeline;

import dev.sceneroute.ledger.Estimate;
import dev.sceneroute.narration.NarrationStore;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.production.SceneKey;
import dev.sceneroute.production.SceneLength;
import dev.sceneroute.production.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes the script of a job that has ended. What the change does not touch is used again when the job is tried again:
 * clips, speech, scenes in the film's form, sound.
 */
@Component
public class JobRevision {
    private final JobStore jobs;
    private final JobSceneStore scenes;
    private final NarrationStore narrations;
    private final OrderPlan plan;
    private final FilmPlan filmPlan;
    private final JobEstimation estimation;

    JobRevision(
            JobStore jobs,
            JobSceneStore scenes,
            NarrationStore narrations,
            OrderPlan plan,
            FilmPlan filmPlan,
            JobEstimation estimation) {
        this.jobs = jobs;
        this.scenes = scenes;
        this.narrations = narrations;
        this.plan = plan;
        this.filmPlan = filmPlan;
        this.estimation = estimation;
    }

    /**
     * What a job works on, to be changed.
     *
     * @return nothing if there is no such job of this owner
     */
    @Transactional(readOnly = true)
    public Optional<Script> script(String owner, String jobId) {
        return jobs.find(owner, jobId).map(jobs::snapshot);
    }

    /**
     * Changes a job's script.
     *
     * @param script all of it, its images and sounds stored
     * @return what has to be made anew; nothing if there is no such job of this owner
     * @throws JobConflictException if the job runs, or so much changes that it would be another film
     * @throws dev.sceneroute.intake.InvalidScriptException if a provider would refuse a scene, or something cannot be drawn
     */
    @Transactional
    public Optional<Revision> revise(String owner, String jobId, Script script) {
        return jobs.lock(owner, jobId).map(job -> {
            if (!job.status().isEnd()) {
                throw new JobConflictException("The job " + jobId + " is "
                        + job.status().word() + "; wait for its end, or cancel it, then change it");
            }
            Script before = jobs.snapshot(job);
            check(job, before, script);
            List<SceneChange> changes = IntStream.rangeClosed(1, script.scenes().size())
                    .mapToObj(order -> SceneChange.of(plan, before, script, order))
                    .filter(change -> !change.isNothing())
                    .toList();
            carryOut(job, before, script, changes);
            return revision(script, changes);
        });
    }

    private void check(Job job, Script before, Script after) {
        if (before.scenes().size() != after.scenes().size()) {
            throw new JobConflictException("The job has " + before.scenes().size() + " scenes and the new script "
                    + after.scenes().size() + "; start a new job on it");
        }
        if (!before.video().equals(after.video())) {
            throw new JobConflictException(
                    "Another size or rate makes every scene anew; start a new job on the new script");
        }
        filmPlan.check(after, job.deliver());
        plan.check(after);
    }

    private void carryOut(Job job, Script before, Script after, List<SceneChange> changes) {
        boolean film = job.deliver() == Deliver.FILM;
        boolean speak = film
                && after.isNarrated()
                && (!job.narrated() || changes.stream().anyMatch(JobRevision::isSaid));
        int edition = jobs.revise(job.id(), after, !speak)
                .orElseThrow(() -> new JobConflictException("The job " + job.id() + " runs again; look at it"));
        for (SceneChange change : changes) {
            carryOut(scenes.find(new SceneKey(job.id(), change.order())).orElseThrow(), before, after, change);
        }
        scenes.revised(job.id(), edition);
        if (film) {
            List<Integer> said = changes.stream()
                    .filter(SceneChange::speech)
                    .map(SceneChange::order)
                    .toList();
            narrations.drop(job.id(), said);
            narrations.insert(
                    job.id(),
                    job.owner(),
                    said.stream()
                            .filter(order -> after.isSpoken(after.scenes().get(order - 1)))
                            .toList());
        }
    }

    private static boolean isSaid(SceneChange change) {
        return change.speech() || change.length();
    }

    private void carryOut(JobScene scene, Script before, Script after, SceneChange change) {
        if (change.clip()) {
            scenes.orderAgain(scene.key(), scene.state());
        } else if (change.drawing() || change.burned()) {
            scenes.conformAgain(scene.key());
        }
        boolean spoken = after.isSpoken(after.scenes().get(change.order() - 1));
        if (scene.length() == null && change.length() && spoken) {
            // The clip it has stays known by its length.
            int seconds = before.scenes().get(change.order() - 1).targetDuration();
            scenes.length(scene.key(), new SceneLength(seconds, scene.frames(before)));
        }
        if (!spoken && change.speech() && scene.length() != null) {
            int seconds = scene.length().clipSeconds();
            scenes.length(
                    scene.key(),
                    new SceneLength(seconds, seconds * after.video().fps()));
            scenes.conformAgain(scene.key());
        }
    }

    private Revision revision(Script script, List<SceneChange> changes) {
        List<Integer> clips = changes.stream()
                .filter(SceneChange::clip)
                .map(SceneChange::order)
                .toList();
        List<Integer> speech = changes.stream()
                .filter(SceneChange::speech)
                .map(SceneChange::order)
                .toList();
        List<Integer> drawings = changes.stream()
                .filter(SceneChange::drawing)
                .map(SceneChange::order)
                .toList();
        List<Estimate.Scene> costs = new ArrayList<>(estimation.of(script).scenes());
        costs.removeIf(cost -> !clips.contains(cost.order()));
        return new Revision(clips, speech, drawings, script.scenes().size() - clips.size(), new Estimate(costs));
    }

    /**
     * What a change makes anew.
     *
     * @param clips scenes of which a clip is ordered anew, which is paid for
     * @param speech scenes that are spoken anew; one may need a longer clip for it, which shows when it is spoken
     * @param drawings scenes that are drawn anew
     * @param reused how many scenes keep their clip or drawing
     * @param estimate what the clips are expected to cost
     */
    public record Revision(
            List<Integer> clips, List<Integer> speech, List<Integer> drawings, int reused, Estimate estimate) {}
}
