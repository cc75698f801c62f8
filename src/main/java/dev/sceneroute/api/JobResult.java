package dev.sceneroute.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sceneroute.ledger.JobSpend;
import dev.sceneroute.production.Deliver;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a job has made, as far as it was to go: links, clips, or a film with its thumbnail and subtitles; and what it costs. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JobResult(
        String jobId,
        Deliver deliver,
        @Nullable List<Link> links,
        @Nullable List<AssetView> clips,
        @Nullable AssetView video,
        @Nullable AssetView thumbnail,
        @Nullable AssetView poster,
        @Nullable List<AssetView> subtitles,
        @Nullable String subtitleLanguage,
        @Nullable List<String> chapterLines,
        @Nullable JobSpend spend) {

    /** The same, with what it costs. */
    JobResult withSpend(JobSpend cost) {
        return new JobResult(
                jobId,
                deliver,
                links,
                clips,
                video,
                thumbnail,
                poster,
                subtitles,
                subtitleLanguage,
                chapterLines,
                cost);
    }

    static JobResult links(String jobId, List<Link> links) {
        return new JobResult(jobId, Deliver.LINKS, links, null, null, null, null, null, null, null, null);
    }

    static JobResult clips(String jobId, List<AssetView> clips) {
        return new JobResult(jobId, Deliver.CLIPS, null, clips, null, null, null, null, null, null, null);
    }

    static JobResult film(
            String jobId,
            AssetView video,
            @Nullable AssetView thumbnail,
            @Nullable AssetView poster,
            List<AssetView> subtitles,
            String subtitleLanguage,
            List<String> chapterLines) {
        String language = subtitles.isEmpty() ? null : subtitleLanguage;
        return new JobResult(
                jobId, Deliver.FILM, null, null, video, thumbnail, poster, subtitles, language, chapterLines, null);
    }

    /**
     * A clip at its provider.
     *
     * @param order its scene, from 1
     * @param videoId the provider's id
     * @param url where the provider keeps it, for as long as it keeps it
     */
    record Link(
            int order, @Nullable String videoId, @Nullable String url) {}
}
