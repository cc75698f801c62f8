package dev.sceneroute.pipeline;

import dev.sceneroute.media.Film;
import dev.sceneroute.media.FilmJoin;
import dev.sceneroute.media.FilmParts;
import dev.sceneroute.media.FilmStretch;
import dev.sceneroute.media.Illustration;
import dev.sceneroute.media.Thumbnail;
import dev.sceneroute.media.text.ThumbnailTitle;
import dev.sceneroute.production.Asset;
import dev.sceneroute.production.AssetStore;
import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobJournal;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.JobStep;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.production.Script;
import dev.sceneroute.runtime.DataDirectory;
import dev.sceneroute.runtime.Node;
import dev.sceneroute.runtime.WorkInHand;
import dev.sceneroute.storage.MediaStorage;
import dev.sceneroute.storage.MediaStorage.StoredFile;
import dev.sceneroute.storage.StorageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stage 9, assemble: the ready scenes become one film with one exact sound track, and a thumbnail. */
@Component
public class FilmAssembly {
    private final JobStore jobs;
    private final JobSceneStore scenes;
    private final AssetStore assets;
    private final JobJournal journal;
    private final JobEnding ending;
    private final FilmMixing mixing;
    private final FilmSubtitles subtitles;
    private final FilmTransitions transitions;
    private final FilmWork films;
    private final FilmJoin join;
    private final Thumbnail thumbnail;
    private final ThumbnailTitle title;
    private final MediaStorage storage;
    private final DataDirectory paths;
    private final WorkFiles workFiles;
    private final CollectSettings settings;
    private final Node node;
    private final WorkInHand work;
    private final JobHold hold;

    FilmAssembly(
            JobStore jobs,
            JobSceneStore scenes,
            AssetStore assets,
            JobJournal journal,
            JobEnding ending,
            FilmMixing mixing,
            FilmSubtitles subtitles,
            FilmTransitions transitions,
            FilmWork films,
            FilmJoin join,
            Thumbnail thumbnail,
            ThumbnailTitle title,
            MediaStorage storage,
            DataDirectory paths,
            WorkFiles workFiles,
            CollectSettings settings,
            Node node,
            WorkInHand work,
            JobHold hold) {
        this.jobs = jobs;
        this.scenes = scenes;
        this.assets = assets;
        this.journal = journal;
        this.ending = ending;
        this.mixing = mixing;
        this.subtitles = subtitles;
        this.transitions = transitions;
        this.films = films;
        this.join = join;
        this.thumbnail = thumbnail;
        this.title = title;
        this.storage = storage;
        this.paths = paths;
        this.workFiles = workFiles;
        this.settings = settings;
        this.node = node;
        this.work = work;
        this.hold = hold;
    }

    /** Claims a job whose scenes are all ready; nothing if somebody else is at it. */
    @Transactional
    public @Nullable Job claim(@Body String jobId, Exchange exchange) {
        if (!work.begin(WorkInHand.JOB + jobId, exchange)
                || !isComplete(jobId)
                || !jobs.claim(jobId, JobStep.COMPOSE_VIDEO, settings.filmLease(), node.name())) {
            return null;
        }
        journal.job(jobId, JobStep.COMPOSE_VIDEO, 0, "job.assembling", Map.of());
        return jobs.get(jobId);
    }

    /** The job is locked: a scene that is tried again at this moment is seen here, or the step is seen there. */
    private boolean isComplete(String jobId) {
        return jobs.lock(jobs.get(jobId).owner(), jobId).isPresent() && !scenes.unfinished(jobId);
    }

    /** Joins the scenes, in the script's order, with the film's one sound, its subtitles and its chapters. */
    public Film join(@Variable(Variables.JOB) Job job) {
        Script script = jobs.snapshot(job);
        List<JobScene> made = scenes.ofJob(job.id());
        try (FilmWork.Film film = films.begin(job.id(), transitions.missing(script, made, workDir(job)))) {
            List<Path> sound = mixing.sound(job, script, made, film);
            FilmParts parts = new FilmParts(
                    transitions.parts(script, made, workDir(job), film),
                    sound,
                    subtitles.tracks(job, script, made),
                    FilmChapters.of(script, made),
                    script.title());
            return join.join(parts, ClipConforming.profile(script.video()), workDir(job));
        }
    }

    /**
     * Adds a picture that stands for the film, with its title on it if one is wanted, and one without. Then everything is
     * made, and only to be kept: that is said here, because the step that keeps it is one transaction, out of which
     * nobody sees anything.
     */
    public FilmWithThumbnail illustrate(@Variable(Variables.JOB) Job job, @Body Film film) {
        Script script = jobs.snapshot(job);
        Illustration chosen = thumbnail.choose(film, clips(script, scenes.ofJob(job.id())), workDir(job));
        String written = script.thumbnail() == null ? null : script.thumbnail().title();
        Path small = written == null || written.isBlank()
                ? chosen.thumbnail()
                : title.draw(
                        chosen.thumbnail(),
                        written,
                        script.language(),
                        workDir(job).resolve("titled.jpg"));
        jobs.pass(job.id(), node.name(), JobStep.COMPOSE_VIDEO, JobStep.UPLOAD_ASSETS);
        return new FilmWithThumbnail(film, small, chosen.poster());
    }

    /** Where clips are seen, and nothing that was drawn. */
    private static List<FilmStretch> clips(Script script, List<JobScene> made) {
        List<FilmStretch> stretches = new ArrayList<>();
        int first = 0;
        for (JobScene scene : made) {
            int frames = scene.frames(script);
            if (!scene.isDrawn()) {
                stretches.add(new FilmStretch(first, frames));
            }
            first += frames;
        }
        return stretches;
    }

    /**
     * Keeps film and thumbnail, and ends the job; unless it was canceled meanwhile, or another process has taken it over:
     * the files of a film that is told of must not change.
     */
    @Transactional
    public void keep(@Variable(Variables.JOB) Job job, @Body FilmWithThumbnail made) {
        if (!jobs.lockClaimed(job.id(), node.name())) {
            return;
        }
        long millis = made.film().duration().toMillis();
        subtitles
                .files(job, workDir(job))
                .forEach(file -> keep(job, Asset.Kind.SUBTITLE, file.name(), file.type(), file.file(), null));
        keep(job, Asset.Kind.IMAGE, "poster.jpg", "image/jpeg", made.poster(), null);
        keep(job, Asset.Kind.THUMBNAIL, "thumb.jpg", "image/jpeg", made.thumbnail(), null);
        Asset film = keep(
                job, Asset.Kind.VIDEO, "video.mp4", "video/mp4", made.film().file(), millis);
        journal.job(
                job.id(),
                JobStep.UPLOAD_ASSETS,
                1,
                "job.assembled",
                Map.of("asset_id", film.id(), "frames", made.film().frames(), "duration_ms", millis));
        ending.succeed(job);
        workFiles.clear(job.id());
    }

    /** The film could not be made or kept. Every clip stays, and a trouble that passes is waited for. */
    @Transactional
    public void failed(
            @Variable(Variables.JOB) @Nullable Job job,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception problem) {
        if (job == null) {
            throw new IllegalStateException("A film could not be claimed: " + problem.getMessage(), problem);
        }
        ErrorCode storing = ErrorCode.STORAGE_UPLOAD_FAILED;
        ErrorCode lasting = problem instanceof StorageException ? storing : ErrorCode.STITCH_FAILED;
        hold.decide(job, JobStep.COMPOSE_VIDEO, problem, storing, lasting);
    }

    private Asset keep(
            Job job, Asset.Kind kind, String name, String contentType, Path file, @Nullable Long durationMs) {
        StoredFile stored = storage.put(MediaKeys.of(job) + "/" + name, file);
        return assets.insert(
                job.owner(),
                kind,
                stored.key(),
                contentType,
                stored.sizeBytes(),
                stored.sha256(),
                durationMs,
                job.id(),
                null);
    }

    private Path workDir(Job job) {
        return paths.work(job.id()).resolve("film");
    }

    /**
     * A film and its picture, not kept yet.
     *
     * @param film the film
     * @param thumbnail a JPEG file, small
     * @param poster a JPEG file of the film's size
     */
    public record FilmWithThumbnail(Film film, Path thumbnail, Path poster) {}
}
