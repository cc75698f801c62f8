package dev.sceneroute.pipeline;

import dev.sceneroute.generation.GenerationSettings;
import dev.sceneroute.media.ClipCheck;
import dev.sceneroute.media.ClipFault;
import dev.sceneroute.media.ClipRejectedException;
import dev.sceneroute.media.ClipReport;
import dev.sceneroute.outside.ClipDownload;
import dev.sceneroute.outside.DownloadException;
import dev.sceneroute.pipeline.Outcome.Next;
import dev.sceneroute.production.Asset;
import dev.sceneroute.production.AssetStore;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobJournal;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneState;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.production.SceneKey;
import dev.sceneroute.runtime.DataDirectory;
import dev.sceneroute.runtime.Node;
import dev.sceneroute.runtime.WorkInHand;
import dev.sceneroute.storage.MediaStorage;
import dev.sceneroute.storage.MediaStorage.StoredFile;
import dev.sceneroute.storage.StorageException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stage 6, collect: a paid clip is fetched, checked and kept. Fetching again costs nothing; ordering again does. */
@Component
public class ClipCollection {
    private final JobStore jobs;
    private final JobSceneStore scenes;
    private final AssetStore assets;
    private final JobJournal journal;
    private final SceneFailure failure;
    private final SceneHold hold;
    private final ClipDownload download;
    private final ClipCheck check;
    private final MediaStorage storage;
    private final DataDirectory paths;
    private final CollectSettings settings;
    private final GenerationSettings generation;
    private final Node node;
    private final WorkInHand work;
    private final Clock clock;

    ClipCollection(
            JobStore jobs,
            JobSceneStore scenes,
            AssetStore assets,
            JobJournal journal,
            SceneFailure failure,
            SceneHold hold,
            ClipDownload download,
            ClipCheck check,
            MediaStorage storage,
            DataDirectory paths,
            CollectSettings settings,
            GenerationSettings generation,
            Node node,
            WorkInHand work,
            Clock clock) {
        this.jobs = jobs;
        this.scenes = scenes;
        this.assets = assets;
        this.journal = journal;
        this.failure = failure;
        this.hold = hold;
        this.download = download;
        this.check = check;
        this.storage = storage;
        this.paths = paths;
        this.settings = settings;
        this.generation = generation;
        this.node = node;
        this.work = work;
        this.clock = clock;
    }

    /** Claims a scene whose clip exists at the provider; nothing if somebody else is at it. */
    public @Nullable JobScene claim(@Body SceneKey key, Exchange exchange) {
        if (!work.begin(WorkInHand.SCENE + key.text(), exchange)) {
            return null;
        }
        return scenes.claim(key, JobSceneState.ORDERED, settings.lease(), node.name())
                .orElse(null);
    }

    /**
     * Fetches the clip.
     *
     * @return the file
     * @throws DownloadException if it cannot be fetched
     */
    public Path fetch(@Variable(Variables.SCENE) JobScene scene) {
        Path file = paths.work(scene.jobId()).resolve("clip-%04d-%s.mp4".formatted(scene.order(), scene.taskId()));
        download.fetch(Objects.requireNonNull(scene.clipUrl(), "a claimed scene has a clip"), file);
        return file;
    }

    /**
     * Looks whether the clip is what was ordered.
     *
     * @throws ClipRejectedException if it is not
     */
    public CheckedClip check(@Variable(Variables.SCENE) JobScene scene, @Body Path file) {
        int seconds =
                jobs.snapshot(scene.jobId()).scenes().get(scene.order() - 1).targetDuration();
        return new CheckedClip(check.check(file, seconds));
    }

    /** Keeps the clip: from here on it cannot be lost. */
    @Transactional
    public Outcome keep(@Variable(Variables.SCENE) JobScene scene, @Body CheckedClip clip) {
        Job job = jobs.get(scene.jobId());
        String key = "%s/clips/%04d-a%d.mp4".formatted(MediaKeys.of(job), scene.order(), scene.attempt());
        StoredFile file = storage.put(key, clip.report().clip());
        Asset asset = assets.insert(
                job.owner(),
                Asset.Kind.CLIP,
                key,
                "video/mp4",
                file.sizeBytes(),
                file.sha256(),
                clip.report().duration().toMillis(),
                job.id(),
                scene.order());
        boolean last = job.deliver() == Deliver.CLIPS;
        JobSceneState next = last ? JobSceneState.READY : JobSceneState.COLLECTED;
        if (!scenes.collected(scene.key(), scene.taskId(), next, asset.id())) {
            // Its job was canceled meanwhile: it is paid for, and here if the job is tried again.
            scenes.clipKept(scene.key(), scene.taskId(), asset.id());
            return Outcome.of(Next.NOTHING, scene.key());
        }
        journal.scene(scene.key(), last ? "scene.ready" : "scene.collected", Map.of("asset_id", asset.id()));
        return Outcome.of(last ? Next.GATHER : Next.CONFORM, scene.key());
    }

    /**
     * The clip could not be fetched. It is paid for, so a trouble that passes is waited for; a new address is asked for
     * when the old one has expired.
     */
    @Transactional
    public Outcome notFetched(@Variable(Variables.SCENE) JobScene scene, @ExchangeException DownloadException problem) {
        boolean expired = problem.kind() == DownloadException.Cause.EXPIRED;
        if (expired && scene.collectTries() <= settings.tries()) {
            return hold.untilItPasses(
                    scene, JobSceneState.ORDERED, ErrorCode.CLIP_DOWNLOAD_FAILED, text(problem), Next.RENEW);
        }
        return waitOrCount(scene, problem, ErrorCode.CLIP_DOWNLOAD_FAILED);
    }

    /** The clip could not be checked or kept, for a reason of our own (a full disk, FFmpeg). */
    @Transactional
    public Outcome notKept(
            @Variable("scene") @Nullable JobScene scene,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception problem) {
        if (scene == null) {
            throw new IllegalStateException("A clip could not be claimed: " + problem.getMessage(), problem);
        }
        boolean storing = problem instanceof StorageException;
        return waitOrCount(scene, problem, storing ? ErrorCode.STORAGE_UPLOAD_FAILED : ErrorCode.INTERNAL_ERROR);
    }

    private Outcome waitOrCount(JobScene scene, Exception problem, ErrorCode code) {
        Obstacle obstacle = Obstacle.of(problem);
        return switch (obstacle) {
            case STOPPED, DATABASE -> hold.letGo(scene, JobSceneState.ORDERED, obstacle);
            case DISK ->
                hold.untilItPasses(
                        scene, JobSceneState.ORDERED, ErrorCode.STORAGE_UPLOAD_FAILED, text(problem), Next.NOTHING);
            case NETWORK ->
                hold.untilItPasses(
                        scene, JobSceneState.ORDERED, ErrorCode.CLIP_DOWNLOAD_FAILED, text(problem), Next.NOTHING);
            case NONE -> count(scene, problem, code);
        };
    }

    private Outcome count(JobScene scene, Exception problem, ErrorCode code) {
        if (scene.collectTries() < settings.tries()) {
            return fetchLater(scene, text(problem));
        }
        String message = text(problem) + " (tried " + scene.collectTries() + " times)";
        return failure.ofScene(scene.key(), JobSceneState.ORDERED, scene.taskId(), code, message);
    }

    private static String text(Exception problem) {
        return String.valueOf(problem.getMessage());
    }

    private Outcome fetchLater(JobScene scene, String message) {
        scenes.tryLater(scene.key(), JobSceneState.ORDERED, clock.instant().plus(settings.pause(scene.collectTries())));
        journal.scene(scene.key(), "scene.fetch_failed", Map.of("error_message", message));
        return Outcome.of(Next.NOTHING, scene.key());
    }

    /** The clip is not what was ordered: a quality failure, so a new one is ordered while attempts are left. */
    @Transactional
    public Outcome rejected(
            @Variable(Variables.SCENE) JobScene scene, @ExchangeException ClipRejectedException problem) {
        String message = String.valueOf(problem.getMessage());
        if (problem.fault() == ClipFault.TRUNCATED && scene.collectTries() < 2) {
            // Half a file may be the network's doing: fetching it once more costs nothing.
            return fetchLater(scene, message);
        }
        if (scene.attempt() >= generation.attempts()) {
            return failure.ofScene(
                    scene.key(), JobSceneState.ORDERED, scene.taskId(), ErrorCode.CLIP_REJECTED, message);
        }
        if (!scenes.orderAgain(scene.key(), JobSceneState.ORDERED)) {
            return Outcome.of(Next.NOTHING, scene.key());
        }
        journal.scene(
                scene.key(),
                "scene.retried",
                Map.of(
                        "attempt",
                        scene.attempt() + 1,
                        "error_code",
                        ErrorCode.CLIP_REJECTED,
                        "error_message",
                        message));
        return new Outcome(Next.ORDER, scene.key(), null, scene.slotPool());
    }

    /**
     * A clip that is what was ordered.
     *
     * @param report where it is and what is known of it
     */
    public record CheckedClip(ClipReport report) {}
}
