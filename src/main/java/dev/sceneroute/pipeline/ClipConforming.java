package dev.sceneroute.pipeline;

import dev.sceneroute.media.ClipReport;
import dev.sceneroute.media.Conform;
import dev.sceneroute.media.ConformOrder;
import dev.sceneroute.media.ConformedScene;
import dev.sceneroute.media.FilmProfile;
import dev.sceneroute.pipeline.Outcome.Next;
import dev.sceneroute.production.AssetStore;
import dev.sceneroute.production.ConformedClip;
import dev.sceneroute.production.ConformedClipStore;
import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobJournal;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneState;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.production.Scene;
import dev.sceneroute.production.SceneKey;
import dev.sceneroute.production.SceneType;
import dev.sceneroute.production.Script;
import dev.sceneroute.production.VideoFormat;
import dev.sceneroute.runtime.DataDirectory;
import dev.sceneroute.runtime.Node;
import dev.sceneroute.runtime.Sha256;
import dev.sceneroute.runtime.WorkInHand;
import dev.sceneroute.storage.MediaStorage;
import dev.sceneroute.storage.MediaStorage.StoredFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stage 7, collect: a kept clip is brought to the film's form as soon as it is here, so that nothing is left for the end. */
@Component
public class ClipConforming {
    private final JobStore jobs;
    private final JobSceneStore scenes;
    private final ConformedClipStore conformed;
    private final AssetStore assets;
    private final JobJournal journal;
    private final SceneFailure failure;
    private final SceneHold hold;
    private final DiskRoom room;
    private final Conform conform;
    private final DrawnScenes drawn;
    private final FilmSubtitles subtitles;
    private final MediaStorage storage;
    private final DataDirectory paths;
    private final CollectSettings settings;
    private final Node node;
    private final WorkInHand work;
    private final Clock clock;

    ClipConforming(
            JobStore jobs,
            JobSceneStore scenes,
            ConformedClipStore conformed,
            AssetStore assets,
            JobJournal journal,
            SceneFailure failure,
            SceneHold hold,
            DiskRoom room,
            Conform conform,
            DrawnScenes drawn,
            FilmSubtitles subtitles,
            MediaStorage storage,
            DataDirectory paths,
            CollectSettings settings,
            Node node,
            WorkInHand work,
            Clock clock) {
        this.jobs = jobs;
        this.scenes = scenes;
        this.conformed = conformed;
        this.assets = assets;
        this.journal = journal;
        this.failure = failure;
        this.hold = hold;
        this.room = room;
        this.conform = conform;
        this.drawn = drawn;
        this.subtitles = subtitles;
        this.storage = storage;
        this.paths = paths;
        this.settings = settings;
        this.node = node;
        this.work = work;
        this.clock = clock;
    }

    /** What every scene of a script's film is conformed to. */
    static FilmProfile profile(VideoFormat format) {
        return new FilmProfile(format.width(), format.height(), format.fps());
    }

    /** Where FFmpeg works on a scene. */
    static Path folder(DataDirectory paths, SceneKey key) {
        return paths.work(key.jobId()).resolve("conform-%04d".formatted(key.order()));
    }

    /** Claims a collected scene; nothing if somebody else is at it. */
    public @Nullable JobScene claim(@Body SceneKey key, Exchange exchange) {
        if (!work.begin(WorkInHand.SCENE + key.text(), exchange)) {
            return null;
        }
        return scenes.claim(key, JobSceneState.COLLECTED, settings.lease(), node.name())
                .orElse(null);
    }

    /**
     * Brings the clip to the film's form, exactly as many frames long as its scene is; draws the scene if it is one that is
     * drawn.
     */
    public ConformedScene conform(@Variable(Variables.SCENE) JobScene scene) {
        Script script = jobs.snapshot(scene);
        Path workDir = folder(paths, scene.key());
        int frames = scene.frames(script);
        if (scene.isDrawn()) {
            return drawn.draw(script, scene.order(), frames, subtitles.over(script, scene), workDir);
        }
        Scene content = script.scenes().get(scene.order() - 1);
        // It was decoded to its end before it was kept; its header tells the rest.
        return conform.conform(
                ClipReport.checkedBefore(storage.localCopy(clipKey(scene))),
                profile(script.video()),
                // An extended clip may hold what it goes on from, which is another scene already.
                new ConformOrder(
                        frames,
                        content.sceneType() == SceneType.EXTEND,
                        conformed.coding(scene.jobId()),
                        subtitles.over(script, scene)),
                workDir);
    }

    private String clipKey(JobScene scene) {
        return assets.get(Objects.requireNonNull(scene.clipAssetId(), "a collected scene has a clip"))
                .storageKey();
    }

    /** Keeps the conformed scene: it is ready. */
    @Transactional
    public Outcome keep(@Variable(Variables.SCENE) JobScene scene, @Body ConformedScene made) {
        Job job = jobs.get(scene.jobId());
        // Before the job is locked: nobody else of it waits for a disk.
        ConformedClip clip = stored(job, scene, made);
        if (made.copied() && contradicts(job, made)) {
            // It is conformed once more, at once, and encoded then.
            scenes.letGo(scene.key(), JobSceneState.COLLECTED, Duration.ZERO);
            return Outcome.of(Next.CONFORM, scene.key());
        }
        if (!scenes.conformed(scene.key(), scene.taskId(), clip)) {
            return Outcome.of(Next.NOTHING, scene.key());
        }
        journal.scene(scene.key(), "scene.ready", Map.of("frames", clip.frames(), "copied", clip.copied()));
        return Outcome.of(Next.GATHER, scene.key());
    }

    private ConformedClip stored(Job job, JobScene scene, ConformedScene made) {
        Path sound = made.audio();
        StoredFile picture = made.copied() ? null : store(job, scene, made.video(), ".mp4");
        return new ConformedClip(
                picture == null ? clipKey(scene) : picture.key(),
                sound == null ? null : store(job, scene, sound, ".wav").key(),
                made.frames(),
                made.samples(),
                made.copied(),
                picture == null ? null : picture.sha256(),
                made.streamSignature());
    }

    /**
     * Named by its content: a scene may get back a clip it had before under the number of another attempt, and what is made
     * of the two must not be taken for one another. Storing it again replaces it by the same.
     */
    private StoredFile store(Job job, JobScene scene, Path file, String ending) {
        String name = "%04d-%s".formatted(scene.order(), Sha256.of(file));
        return storage.put(MediaKeys.scenes(job) + "/" + name + ending, file);
    }

    /**
     * Whether another clip was taken as it came at the same time, and is coded otherwise. The job is locked: of two clips the
     * second sees the first.
     */
    private boolean contradicts(Job job, ConformedScene made) {
        return jobs.lock(job.owner(), job.id())
                .flatMap(locked -> conformed.coding(locked.id()))
                .filter(coding -> !coding.equals(made.streamSignature()))
                .isPresent();
    }

    /** The clip could not be brought to the film's form. */
    @Transactional
    public Outcome failed(
            @Variable(Variables.SCENE) @Nullable JobScene scene,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception problem) {
        if (scene == null) {
            throw new IllegalStateException("A clip could not be claimed: " + problem.getMessage(), problem);
        }
        Obstacle obstacle = room.obstacle(problem, scene.jobId());
        return switch (obstacle) {
            case STOPPED, DATABASE -> hold.letGo(scene, JobSceneState.COLLECTED, obstacle);
            case DISK, NETWORK ->
                hold.untilItPasses(
                        scene,
                        JobSceneState.COLLECTED,
                        ErrorCode.STORAGE_UPLOAD_FAILED,
                        String.valueOf(problem.getMessage()),
                        Next.NOTHING);
            case NONE -> count(scene, problem);
        };
    }

    private Outcome count(JobScene scene, Exception problem) {
        if (scene.collectTries() < settings.tries()) {
            scenes.tryLater(
                    scene.key(), JobSceneState.COLLECTED, clock.instant().plus(settings.pause(scene.collectTries())));
            return Outcome.of(Next.NOTHING, scene.key());
        }
        return failure.ofScene(
                scene.key(),
                JobSceneState.COLLECTED,
                scene.taskId(),
                ErrorCode.STITCH_FAILED,
                "The clip cannot be brought to the film's form: " + problem.getMessage());
    }
}
