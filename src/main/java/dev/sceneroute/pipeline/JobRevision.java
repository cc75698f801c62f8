package dev.sceneroute.pipeline;

import dev.sceneroute.generation.KeptClip;
import dev.sceneroute.ledger.Estimate;
import dev.sceneroute.narration.NarrationStore;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.production.PromptStore;
import dev.sceneroute.production.Scene;
import dev.sceneroute.production.SceneKey;
import dev.sceneroute.production.SceneLength;
import dev.sceneroute.production.Script;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    private final PromptStore prompts;
    private final OrderPlan plan;
    private final ScenePlaces places;
    private final FilmPlan filmPlan;
    private final RevisionForecast forecast;
    private final ClipReuse reuse;
    private final JobEstimation estimation;

    JobRevision(
            JobStore jobs,
            JobSceneStore scenes,
            NarrationStore narrations,
            PromptStore prompts,
            OrderPlan plan,
            ScenePlaces places,
            FilmPlan filmPlan,
            RevisionForecast forecast,
            ClipReuse reuse,
            JobEstimation estimation) {
        this.jobs = jobs;
        this.scenes = scenes;
        this.narrations = narrations;
        this.prompts = prompts;
        this.plan = plan;
        this.places = places;
        this.filmPlan = filmPlan;
        this.forecast = forecast;
        this.reuse = reuse;
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
            check(before, script);
            List<SceneChange> changes = changes(job, before, script);
            filmPlan.checkChange(before, script, changes, job.deliver());
            Script expected = forecast.lengthened(job, before, script, changes);
            carryOut(job, before, script, expected, changes);
            return revision(job, expected, changes);
        });
    }

    private void check(Script before, Script after) {
        if (before.scenes().size() != after.scenes().size()) {
            throw new JobConflictException("The job has " + before.scenes().size() + " scenes and the new script "
                    + after.scenes().size() + "; start a new job on it");
        }
        if (!before.video().equals(after.video())) {
            throw new JobConflictException(
                    "Another size or rate makes every scene anew; start a new job on the new script");
        }
        plan.check(after);
    }

    private List<SceneChange> changes(Job job, Script before, Script after) {
        boolean film = job.deliver() == Deliver.FILM;
        List<SceneChange> own = IntStream.rangeClosed(1, after.scenes().size())
                .mapToObj(order -> SceneChange.of(plan, before, after, order, film))
                .map(change -> isCardOfAnotherText(job, before, after, change) ? change.redrawn() : change)
                .toList();
        List<Integer> clips = orders(own.stream().filter(SceneChange::clip));
        Set<Integer> following = Followers.of(after, clips);
        return own.stream()
                .map(change -> following.contains(change.order()) && Followers.goesOn(scene(job, change.order()))
                        ? change.following()
                        : change)
                .filter(change -> !change.isNothing())
                .toList();
    }

    /** Whether a card stands in place of its clip, and something else is to be written on it. */
    private boolean isCardOfAnotherText(Job job, Script before, Script after, SceneChange change) {
        int index = change.order() - 1;
        return !change.clip()
                && scene(job, change.order()).drawnInstead()
                && !Objects.equals(
                        DrawnScenes.text(before.scenes().get(index)),
                        DrawnScenes.text(after.scenes().get(index)));
    }

    private JobScene scene(Job job, int order) {
        return scenes.find(new SceneKey(job.id(), order)).orElseThrow();
    }

    private void carryOut(Job job, Script before, Script after, Script expected, List<SceneChange> changes) {
        boolean film = job.deliver() == Deliver.FILM;
        boolean speak = film
                && after.isNarrated()
                && (!job.narrated() || changes.stream().anyMatch(JobRevision::isSaid));
        int edition = jobs.revise(job.id(), after, !speak)
                .orElseThrow(() -> new JobConflictException("The job " + job.id() + " runs again; look at it"));
        List<String> pools = places.of(after);
        for (SceneChange change : changes) {
            SceneKey key = new SceneKey(job.id(), change.order());
            keepLength(scenes.find(key).orElseThrow(), before, after, change, film);
            carryOut(job, scenes.find(key).orElseThrow(), after, expected, change);
            if (change.clip()) {
                Scene content = after.scenes().get(change.order() - 1);
                scenes.place(key, pools.get(change.order() - 1), content.extendsScene());
            }
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
            narrations.fitAnew(
                    job.id(),
                    changes.stream()
                            .filter(SceneChange::length)
                            .map(SceneChange::order)
                            .filter(order -> after.scenes().get(order - 1).saidDuration() != null)
                            .toList());
        }
    }

    private static boolean isSaid(SceneChange change) {
        return change.speech() || change.length();
    }

    private void keepLength(JobScene scene, Script before, Script after, SceneChange change, boolean film) {
        Scene content = after.scenes().get(change.order() - 1);
        boolean spoken = film && after.isSpoken(content);
        int seconds = before.scenes().get(change.order() - 1).targetDuration();
        if (scene.length() == null && seconds != content.targetDuration() && spoken) {
            // The clip it has stays known by its length.
            scenes.length(scene.key(), new SceneLength(seconds, scene.frames(before)));
        }
        if (!spoken && scene.length() != null && (change.speech() || change.clip() || change.drawing())) {
            boolean asSaid = change.clip() || content.sceneType().isDrawn();
            int silent = asSaid ? content.targetDuration() : scene.length().clipSeconds();
            scenes.length(
                    scene.key(), new SceneLength(silent, silent * after.video().fps()));
            scenes.conformAgain(scene.key());
        }
    }

    private void carryOut(Job job, JobScene scene, Script after, Script expected, SceneChange change) {
        if (change.clip()) {
            if (!change.follows()) {
                prompts.drop(scene.key());
            }
            orderAgain(job, scenes.find(scene.key()).orElseThrow(), after, expected);
        } else if (change.drawing() || change.burned()) {
            scenes.conformAgain(scene.key());
        }
    }

    /** Nothing is ordered that was paid for before: a change that is taken back gets its clip back. */
    private void orderAgain(Job job, JobScene scene, Script after, Script expected) {
        Optional<KeptClip> clip = reuse.find(scene.of(after), scene).or(() -> reuse.find(expected, scene));
        if (clip.isEmpty() || !reuse.giveBack(scene, clip.get(), job.deliver())) {
            scenes.orderAgain(scene.key(), scene.state());
        } else if (scene.length() != null) {
            int seconds = clip.get().task().order().durationSeconds();
            scenes.length(
                    scene.key(),
                    new SceneLength(seconds, seconds * after.video().fps()));
        }
    }

    private Revision revision(Job job, Script expected, List<SceneChange> changes) {
        List<Integer> clips = orders(changes.stream()
                .filter(change ->
                        change.clip() && !hasClip(job, change.order()) && !isDrawn(expected, change.order())));
        List<Integer> drawings = orders(changes.stream().filter(SceneChange::drawing));
        List<Integer> probable = probable(job, expected, changes, clips);
        List<Integer> reused = IntStream.rangeClosed(1, expected.scenes().size())
                .filter(order -> !clips.contains(order) && !drawings.contains(order) && !probable.contains(order))
                .boxed()
                .toList();
        Estimate all = estimation.of(expected);
        return new Revision(
                clips,
                orders(changes.stream().filter(SceneChange::speech)),
                drawings,
                reused,
                of(all, clips),
                of(all, probable));
    }

    /** Those that will be longer, and those that go on from them. */
    private List<Integer> probable(Job job, Script expected, List<SceneChange> changes, List<Integer> clips) {
        List<Integer> longer = orders(
                changes.stream().filter(change -> !clips.contains(change.order()) && isLonger(job, expected, change)));
        Stream<Integer> following = Followers.of(expected, longer).stream()
                .filter(order -> !clips.contains(order) && Followers.goesOn(scene(job, order)));
        return Stream.concat(longer.stream(), following).sorted().distinct().toList();
    }

    private boolean hasClip(Job job, int order) {
        return scene(job, order).clipAssetId() != null;
    }

    private static boolean isDrawn(Script script, int order) {
        return script.scenes().get(order - 1).sceneType().isDrawn();
    }

    /** Whether a clip of another length than the scene has now will be needed, and there is none yet. */
    private boolean isLonger(Job job, Script expected, SceneChange change) {
        JobScene scene = scene(job, change.order());
        return job.deliver() == Deliver.FILM
                && !scene.isDrawn()
                && !isDrawn(expected, change.order())
                && isOfAnotherLength(job, expected, scene)
                && reuse.find(expected, scene).isEmpty();
    }

    /** Whether it has no clip as long as it will be: none at all if it was to be replaced by a longer one and was not. */
    private boolean isOfAnotherLength(Job job, Script expected, JobScene scene) {
        return scene.clipAssetId() == null
                || scene.clipSeconds(jobs.snapshot(jobs.get(job.id())))
                        != expected.scenes().get(scene.order() - 1).targetDuration();
    }

    private static List<Integer> orders(Stream<SceneChange> changes) {
        return changes.map(SceneChange::order).toList();
    }

    private static Estimate of(Estimate all, List<Integer> orders) {
        return new Estimate(all.scenes().stream()
                .filter(scene -> orders.contains(scene.order()))
                .toList());
    }

    /**
     * What a change makes anew.
     *
     * @param clips scenes of which a clip is ordered anew, which is paid for; among them those that go on from such a scene
     * @param speech scenes that are spoken anew
     * @param drawings scenes that are drawn anew
     * @param reusedScenes scenes that keep their clip or drawing, or get a clip back that they had before
     * @param estimate what the clips are expected to cost
     * @param probable scenes of which a clip of another length will probably be ordered for what is said in them, which shows
     *     when it is spoken; with what it is expected to cost
     */
    public record Revision(
            List<Integer> clips,
            List<Integer> speech,
            List<Integer> drawings,
            List<Integer> reusedScenes,
            Estimate estimate,
            Estimate probable) {

        /** How many scenes keep, or get back, their clip or drawing. */
        public int reused() {
            return reusedScenes.size();
        }
    }
}
