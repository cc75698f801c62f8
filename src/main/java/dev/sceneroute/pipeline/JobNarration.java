package dev.sceneroute.pipeline;

import dev.sceneroute.generation.KeptClip;
import dev.sceneroute.narration.KeptSpeech;
import dev.sceneroute.narration.Narration;
import dev.sceneroute.narration.NarrationStore;
import dev.sceneroute.narration.SpeechStore;
import dev.sceneroute.pipeline.Outcome.Next;
import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobJournal;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneState;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.JobStep;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.production.SceneKey;
import dev.sceneroute.production.SceneLength;
import dev.sceneroute.production.Script;
import dev.sceneroute.runtime.Node;
import dev.sceneroute.runtime.WorkInHand;
import dev.sceneroute.speech.FitWay;
import dev.sceneroute.speech.SceneFit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stage 4, narrate: all that is said in a film is spoken, and each scene made as long as its speech, before anything is
 * ordered. What does not fit ends the job here, with every way out in its message: nothing has been paid for a clip.
 */
@Component
public class JobNarration {
    private final JobStore jobs;
    private final JobSceneStore scenes;
    private final NarrationStore narrations;
    private final SpeechStore speeches;
    private final NarrationPlan plan;
    private final ClipReuse reuse;
    private final JobControl control;
    private final JobJournal journal;
    private final JobEnding ending;
    private final FilmSubtitles subtitles;
    private final JobHold hold;
    private final CollectSettings settings;
    private final Node node;
    private final WorkInHand work;

    JobNarration(
            JobStore jobs,
            JobSceneStore scenes,
            NarrationStore narrations,
            SpeechStore speeches,
            NarrationPlan plan,
            ClipReuse reuse,
            JobControl control,
            JobJournal journal,
            JobEnding ending,
            FilmSubtitles subtitles,
            JobHold hold,
            CollectSettings settings,
            Node node,
            WorkInHand work) {
        this.jobs = jobs;
        this.scenes = scenes;
        this.narrations = narrations;
        this.speeches = speeches;
        this.plan = plan;
        this.reuse = reuse;
        this.control = control;
        this.journal = journal;
        this.ending = ending;
        this.subtitles = subtitles;
        this.hold = hold;
        this.settings = settings;
        this.node = node;
        this.work = work;
    }

    /** Claims a job of which something is to be said; nothing if somebody else is at it, or all of it is said and fits. */
    public @Nullable Job claim(@Body String jobId, Exchange exchange) {
        if (!work.begin(WorkInHand.JOB + jobId, exchange)
                || !jobs.claim(jobId, step(jobId), settings.filmLease(), node.name())) {
            return null;
        }
        return jobs.get(jobId);
    }

    private JobStep step(String jobId) {
        return unspoken(jobId).isEmpty() ? JobStep.GENERATE_SUBTITLE : JobStep.GENERATE_TTS;
    }

    /** What is not spoken yet. */
    public List<Narration> unspoken(@Body Job job) {
        return unspoken(job.id());
    }

    private List<Narration> unspoken(String jobId) {
        return narrations.ofJob(jobId).stream()
                .filter(narration -> narration.speechKey() == null)
                .toList();
    }

    /**
     * Makes each scene as long as its speech, and lets the scenes be ordered.
     *
     * @return what each scene needs now; nothing if the speech of one has no place, or somebody else moved the job
     */
    @Transactional
    public List<Outcome> fit(@Variable(Variables.JOB) Job job) {
        if (!jobs.lockClaimed(job.id(), node.name())) {
            return List.of();
        }
        Script script = jobs.snapshot(job);
        Map<Integer, KeptSpeech> said = speeches.ofJob(job.id());
        Map<Narration, SceneFit> fits = new LinkedHashMap<>();
        for (Narration narration : narrations.ofJob(job.id())) {
            fits.put(
                    narration, fit(script, narration, said.get(narration.scene().order())));
        }
        List<SceneFit> tooLong =
                fits.values().stream().filter(fit -> !fit.fits()).toList();
        if (!tooLong.isEmpty()) {
            // No clip is given up for a film that is not made like this.
            fits.forEach((narration, fit) -> narrations.fitted(narration.scene(), fit));
            return giveUp(job, tooLong);
        }
        boolean again = false;
        List<Integer> replaced = new ArrayList<>();
        for (Map.Entry<Narration, SceneFit> entry : fits.entrySet()) {
            SceneKey key = entry.getKey().scene();
            SceneFit fit = entry.getValue();
            if (fit.choice().way() == FitWay.SPEED_UP && narrations.faster(key, fit)) {
                again = true;
            } else if (take(job, script, scenes.find(key).orElseThrow(), fit)) {
                replaced.add(key.order());
            }
        }
        Followers.of(script, replaced).forEach(order -> follow(job, script, order));
        jobs.narrated(job.id(), node.name(), !again, scenes.counts(job.id()).step());
        return again ? List.of(Outcome.of(Next.NARRATE, new SceneKey(job.id(), 0))) : begin(job);
    }

    /** A scene could not be spoken. What was spoken is kept, and nothing is ordered. */
    @Transactional
    public void failed(
            @Variable(Variables.JOB) @Nullable Job job,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception problem) {
        if (job == null) {
            throw new IllegalStateException("A narration could not be claimed: " + problem.getMessage(), problem);
        }
        hold.decide(job, JobStep.GENERATE_TTS, problem, ErrorCode.SPEECH_FAILED, ErrorCode.SPEECH_FAILED);
    }

    private SceneFit fit(Script script, Narration narration, @Nullable KeptSpeech speech) {
        if (speech == null) {
            throw new IllegalStateException("Scene " + narration.scene().text() + " was not spoken");
        }
        JobScene scene = scenes.find(narration.scene()).orElseThrow();
        SceneFit fit = hasClip(scene) && !narration.anew()
                ? plan.measured(script, scene.order(), speech, scene.clipSeconds(script))
                : plan.measured(script, scene.order(), speech);
        // Spoken faster already and still longer than its scene: its end would not be heard.
        return narration.speed() != 1 && fit.choice().way() == FitWay.SPEED_UP && isLonger(speech, script, fit)
                ? plan.measuredOnce(script, scene.order(), speech)
                : fit;
    }

    private static boolean isLonger(KeptSpeech speech, Script script, SceneFit fit) {
        return speech.samples()
                > ClipConforming.profile(script.video()).samples(fit.choice().frames());
    }

    /** Whether it has a clip, or one is being made: the job was narrated before. */
    private static boolean hasClip(JobScene scene) {
        return !scene.isDrawn()
                && switch (scene.state()) {
                    case ORDERED -> true;
                    case COLLECTED, READY -> scene.clipAssetId() != null;
                    case WAITING, FAILED -> false;
                };
    }

    /**
     * A scene that was made before is made again only as far as its length has changed.
     *
     * @return whether it gets another clip
     */
    private boolean take(Job job, Script script, JobScene scene, SceneFit fit) {
        SceneLength length =
                new SceneLength(fit.choice().clips().get(0), fit.choice().frames());
        narrations.fitted(scene.key(), fit);
        scenes.length(scene.key(), length);
        if (isToBeReplaced(scene) && length.clipSeconds() != scene.clipSeconds(script)) {
            return isGivenBack(job, script, scenes.find(scene.key()).orElseThrow());
        }
        if (hasClip(scene) && length.clipSeconds() != scene.clipSeconds(script)) {
            orderAgain(job, script, scenes.find(scene.key()).orElseThrow());
            return true;
        }
        if (scene.state() == JobSceneState.READY && length.frames() != scene.frames(script)) {
            scenes.conformAgain(scene.key());
        }
        return false;
    }

    /** The clip it goes on from is in the film no longer. */
    private void follow(Job job, Script script, int order) {
        JobScene scene = scenes.find(new SceneKey(job.id(), order)).orElseThrow();
        if (hasClip(scene)) {
            orderAgain(job, script, scene);
        } else if (isToBeReplaced(scene)) {
            isGivenBack(job, script, scene);
        }
    }

    private void orderAgain(Job job, Script script, JobScene scene) {
        if (!isGivenBack(job, script, scene)) {
            scenes.orderAgain(scene.key(), scene.state());
        }
    }

    /**
     * Whether it waits for a clip that nobody has ordered. If that was to be longer than the one there was, and what is said
     * is shorter again, the one there was is right. One that a person wants anew is as long as it was.
     */
    private static boolean isToBeReplaced(JobScene scene) {
        return !scene.isDrawn() && scene.state() == JobSceneState.WAITING && scene.taskId() == null;
    }

    /** Gives it the clip back that was made of this order once, if there is one. */
    private boolean isGivenBack(Job job, Script script, JobScene scene) {
        Optional<KeptClip> clip = reuse.find(scene.of(script), scene);
        return clip.isPresent() && reuse.giveBack(scene, clip.get(), job.deliver());
    }

    private List<Outcome> begin(Job job) {
        FilmSubtitles.Reading reading = subtitles.reading(job, jobs.snapshot(job));
        journal.job(
                job.id(),
                JobStep.GENERATE_SUBTITLE,
                1,
                "job.narrated",
                Map.of("subtitles", reading.cues(), "hurried_subtitles", reading.hurried()));
        return control.wakeUps(job.id());
    }

    private List<Outcome> giveUp(Job job, List<SceneFit> tooLong) {
        tooLong.forEach(fit -> scenes.fail(
                new SceneKey(job.id(), fit.scene()),
                JobSceneState.WAITING,
                null,
                ErrorCode.NARRATION_TOO_LONG,
                fit.message()));
        String others =
                tooLong.size() == 1 ? "" : " " + (tooLong.size() - 1) + " more scenes have no place for theirs.";
        ending.fail(
                jobs.get(job.id()), ErrorCode.NARRATION_TOO_LONG, tooLong.get(0).message() + others);
        return List.of();
    }
}
