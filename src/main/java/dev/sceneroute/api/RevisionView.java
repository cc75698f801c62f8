package dev.sceneroute.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sceneroute.generation.Money;
import dev.sceneroute.generation.Units;
import dev.sceneroute.ledger.Estimate;
import dev.sceneroute.pipeline.JobRevision.Revision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a change of a job's script makes anew, as the contract shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RevisionView(
        String jobId,
        List<Integer> clips,
        List<Integer> speech,
        List<Integer> drawings,
        List<Probable> probableClips,
        int reused,
        List<Integer> reusedScenes,
        Units units,
        Money money,
        String nextStep) {

    static RevisionView of(String jobId, Revision revision) {
        Estimate estimate = revision.estimate();
        return new RevisionView(
                jobId,
                revision.clips(),
                revision.speech(),
                revision.drawings(),
                revision.probable().scenes().stream().map(Probable::of).toList(),
                revision.reused(),
                revision.reusedScenes(),
                estimate.total().units(),
                estimate.total().money(),
                "POST /api/v1/jobs/" + jobId + "/retry makes what is listed here, and uses the rest again.");
    }

    /** A scene of which a clip of another length will probably be ordered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Probable(
            int order,
            int clipSeconds,
            @Nullable Units units,
            @Nullable Money money) {
        static Probable of(Estimate.Scene scene) {
            return new Probable(scene.order(), scene.seconds(), scene.units(), scene.money());
        }
    }
}
