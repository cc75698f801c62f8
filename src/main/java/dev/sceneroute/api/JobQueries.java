package dev.sceneroute.api;

import dev.sceneroute.production.Asset;
import dev.sceneroute.production.AssetStore;
import dev.sceneroute.production.ClipInspectionStore;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.production.JobStore;
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
    private final ClipInspectionStore inspections;
    private final Json json;

    JobQueries(JobStore jobs, JobSceneStore scenes, AssetStore assets, ClipInspectionStore inspections, Json json) {
        this.jobs = jobs;
        this.scenes = scenes;
        this.assets = assets;
        this.inspections = inspections;
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
        List<JobView> found = jobs.page(owner, query.status(), query.projectId(), query.page(), query.size()).stream()
                .map(JobView::of)
                .toList();
        long total = jobs.count(owner, query.status(), query.projectId());
        return Answer.ok(json.write(new JobPage(found, query.page(), query.size(), total)));
    }

    /**
     * Shows a job with all of its scenes.
     *
     * @throws RefusedException if there is no such job of the caller's
     */
    public Answer get(@Header("id") String given) {
        Job job = job(given);
        return Answer.ok(json.write(JobView.of(job, scenes.ofJob(job.id()), inspections.ofJob(job.id()))));
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
        return Answer.ok(json.write(
                switch (job.deliver()) {
                    case LINKS -> JobResult.links(job.id(), links(job));
                    case CLIPS -> JobResult.clips(job.id(), clips(job));
                    case FILM -> film(job);
                }));
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
        return JobResult.film(job.id(), video, newest(job, Asset.Kind.THUMBNAIL).orElse(null));
    }

    private Optional<AssetView> newest(Job job, Asset.Kind kind) {
        return assets.ofJob(job.id(), kind).stream().findFirst().map(AssetView::of);
    }

    private Job job(String given) {
        String id = PathId.of("job", given);
        return jobs.find(Caller.owner(), id).orElseThrow(() -> RefusedException.unknown("job", id));
    }
}
