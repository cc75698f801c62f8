package dev.sceneroute.pipeline;

import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.media.ClipCheck;
import dev.sceneroute.media.ClipOrder;
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
import dev.sceneroute.production.Scene;
import dev.sceneroute.production.SceneKey;
import dev.sceneroute.production.SceneType;
import dev.sceneroute.production.Script;
import dev.sceneroute.runtime.DataDirectory;
import dev.sceneroute.runtime.Node;
import dev.sceneroute.runtime.WorkInHand;
import dev.sceneroute.storage.MediaStorage;
import dev.sceneroute.storage.MediaStorage.StoredFile;
import dev.sceneroute.storage.StorageException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
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

/** Stage 7, collect: a paid clip is fetched, checked and kept. Fetching again costs nothing; ordering again does. */
@Component
public class ClipCollection {
    private final JobStore jobs;
    private final JobSceneStore scenes;
    private final AssetStore assets;
    private final GenerationTaskStore tasks;
    private final JobJournal journal;
    private final SceneFailure failure;
    private final SceneHold hold;
    private final DiskRoom room;
    private final ClipDownload download;
    private final ClipCheck check;
    private final MediaStorage storage;
    private final DataDirectory paths;
    private final CollectSettings settings;
    private final ClipInspections inspections;
    private final Node node;
    private final WorkInHand work;
    private final Clock clock;

    ClipCollection(
            JobStore jobs,
            JobSceneStore scenes,
            AssetStore assets,
            GenerationTaskStore tasks,
            JobJournal journal,
            SceneFailure failure,
            SceneHold hold,
            DiskRoom room,
            ClipDownload download,
            ClipCheck check,
            MediaStorage storage,
            DataDirectory paths,
            CollectSettings settings,
            ClipInspections inspections,
            Node node,
            WorkInHand work,
            Clock clock) {
        this.jobs = jobs;
        this.scenes = scenes;
        this.assets = assets;
        this.tasks = tasks;
        this.journal = journal;
        this.failure = failure;
        this.hold = hold;
        this.room = room;
        this.download = download;
        this.check = check;
        this.storage = storage;
        this.paths = paths;
        this.settings = settings;
        this.inspections = inspections;
        this.node = node;
        this.work = work;
        this.clock = clock;
    }

    /**
     * Claims a scene whose clip exists at the provider, or one that was given up before its paid clip came; nothing if
     * somebody else is at it.
     */
    public @Nullable JobScene claim(@Body SceneKey key, Exchange exchange) {
        if (!work.beginAlone("fetch", WorkInHand.SCENE + key.text(), exchange)) {
            return null;
        }
        return scenes.claim(key, JobSceneState.ORDERED, settings.lease(), node.name())
                .or(() -> scenes.claimLate(key, settings.lease(), node.name()))
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
        Script script = scene.of(jobs.snapshot(scene));
        Scene content = script.scenes().get(scene.order() - 1);
        boolean sound = Boolean.TRUE.equals(script.optionsOf(content).sound());
        boolean extended = scene.goesOnFrom() != null || content.sceneType() == SceneType.EXTEND;
        ClipOrder order =
                new ClipOrder(content.targetDuration(), ClipConforming.profile(script.video()), sound, extended);
        return new CheckedClip(check.check(file, order));
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
        tasks.kept(Objects.requireNonNull(scene.taskId(), "a clip has a task"), scene.videoId(), asset.id());
        boolean last = job.deliver() == Deliver.CLIPS;
        JobSceneState next = last ? JobSceneState.READY : JobSceneState.COLLECTED;
        if (!scenes.collected(scene.key(), scene.taskId(), next, asset.id())) {
            // Its scene was given up, or its job canceled: it is paid for, and here if that is tried again.
            scenes.clipKept(scene.key(), scene.taskId(), asset.id());
            return Outcome.of(Next.NOTHING, scene.key());
        }
        inspections.used(scene, clip.report());
        journal.scene(scene.key(), last ? "scene.ready" : "scene.collected", collected(asset, clip.report()));
        return Outcome.of(last ? Next.GATHER : Next.CONFORM, scene.key());
    }

    private static Map<String, String> collected(Asset asset, ClipReport report) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("asset_id", asset.id());
        data.put("verdict", report.verdict().word());
        report.decisive().ifPresent(finding -> {
            data.put("repair", finding.repair().word());
            data.put("message", String.valueOf(finding.message()));
        });
        return data;
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
            @Variable(Variables.SCENE) @Nullable JobScene scene,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception problem) {
        if (scene == null) {
            throw new IllegalStateException("A clip could not be claimed: " + problem.getMessage(), problem);
        }
        boolean storing = problem instanceof StorageException;
        return waitOrCount(scene, problem, storing ? ErrorCode.STORAGE_UPLOAD_FAILED : ErrorCode.INTERNAL_ERROR);
    }

    private Outcome waitOrCount(JobScene scene, Exception problem, ErrorCode code) {
        Obstacle obstacle = room.obstacle(problem, scene.jobId());
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

    /**
     * A clip that can be used.
     *
     * @param report where it is and what is known of it
     */
    public record CheckedClip(ClipReport report) {}
}
