package dev.sceneroute.api;

import dev.sceneroute.ledger.Ledger;
import dev.sceneroute.pipeline.FilmChapters;
import dev.sceneroute.pipeline.FilmLanguage;
import dev.sceneroute.pipeline.JobFits;
import dev.sceneroute.production.Asset;
import dev.sceneroute.production.AssetStore;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.production.Script;
import dev.sceneroute.runtime.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The operations that show jobs and what they have made. */
@Component
public class JobQueries {
    private final JobStore jobs;
    private final JobSceneStore scenes;
    private final AssetStore assets;
    private final JobViews views;
    private final JobFits fits;
    private final Ledger ledger;
    private final Json json;

    JobQueries(
            JobStore jobs,
            JobSceneStore scenes,
            AssetStore assets,
            JobViews views,
            JobFits fits,
            Ledger ledger,
            Json json) {
        this.jobs = jobs;
        this.scenes = scenes;
        this.assets = assets;
        this.views = views;
        this.fits = fits;
        this.ledger = ledger;
        this.json = json;
    }

    /**
     * Shows a page of jobs.
     *
     * @throws RefusedException naming every parameter that is wrong
     */
    public Answer list(@Header(Exchange.HTTP_QUERY) @Nullable String rawQuery) {
        JobPage.Query query = JobPage.Query.of(rawQuery);
        String owner = Caller.owner();
        List<JobView> found =
                views.listed(jobs.page(owner, query.status(), query.projectId(), query.page(), query.size()));
        long total = jobs.count(owner, query.status(), query.projectId());
        return Answer.ok(json.write(new JobPage(found, query.page(), query.size(), total)));
    }

    /**
     * Shows a job with all of its scenes.
     *
     * @throws RefusedException if there is no such job of the caller's
     */
    public Answer get(@Header("id") String given) {
        return Answer.ok(json.write(views.whole(job(given))));
    }

    /**
     * Shows what a job has made.
     *
     * @throws RefusedException if there is no such job of the caller's, or it has not succeeded
     */
    public Answer result(@Header("id") String given) {
        Job job = job(given);
        if (job.status() != JobStatus.SUCCEEDED) {
            throw new RefusedException(
                    ProblemKind.NOT_FINISHED,
                    "The job " + job.id() + " is " + job.status().word() + " (" + job.progress() + " %)");
        }
        JobResult result =
                switch (job.deliver()) {
                    case LINKS -> JobResult.links(job.id(), links(job));
                    case CLIPS -> JobResult.clips(job.id(), clips(job));
                    case FILM -> film(job);
                };
        return Answer.ok(json.write(result.withSpend(ledger.ofJob(job.id()))));
    }

    /**
     * Shows how the scenes of a job and what is said in them go together.
     *
     * @throws RefusedException if there is no such job of the caller's
     */
    public Answer fit(@Header("id") String given) {
        Job job = job(given);
        List<FitView> scenes = fits.of(job).stream().map(FitView::of).toList();
        boolean all = scenes.stream().allMatch(FitView::fits);
        return Answer.ok(json.write(new JobFitView(job.id(), all, job.narrated(), scenes)));
    }

    private List<JobResult.Link> links(Job job) {
        return scenes.ofJob(job.id()).stream()
                .map(scene -> new JobResult.Link(scene.order(), scene.videoId(), scene.clipUrl()))
                .toList();
    }

    private List<AssetView> clips(Job job) {
        Map<String, Asset> stored = assets.ofJob(job.id(), Asset.Kind.CLIP).stream()
                .collect(Collectors.toMap(Asset::id, Function.identity()));
        return scenes.ofJob(job.id()).stream()
                .map(JobScene::clipAssetId)
                .map(stored::get)
                .map(AssetView::of)
                .toList();
    }

    private JobResult film(Job job) {
        AssetView video = newest(job, Asset.Kind.VIDEO)
                .orElseThrow(() -> new IllegalStateException("The job " + job.id() + " succeeded without a film"));
        Script script = jobs.snapshot(job);
        return JobResult.film(
                job.id(),
                video,
                newest(job, Asset.Kind.THUMBNAIL).orElse(null),
                newest(job, Asset.Kind.IMAGE).orElse(null),
                beside(video, Asset.Kind.SUBTITLE),
                FilmLanguage.of(script),
                FilmChapters.lines(script, scenes.ofJob(job.id())));
    }

    /** Of this film alone: one made before may have said what is not said any more. */
    private List<AssetView> beside(AssetView video, Asset.Kind kind) {
        return assets.beside(video.assetId(), kind).stream().map(AssetView::of).toList();
    }

    private Optional<AssetView> newest(Job job, Asset.Kind kind) {
        return assets.ofJob(job.id(), kind).stream().findFirst().map(AssetView::of);
    }

    private Job job(String given) {
        String id = PathId.of("job", given);
        return jobs.find(Caller.owner(), id).orElseThrow(() -> RefusedException.unknown("job", id));
    }
}
