package dev.sceneroute.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sceneroute.generation.Money;
import dev.sceneroute.generation.Units;
import dev.sceneroute.ledger.Estimate;
import dev.sceneroute.pipeline.JobRevision.Revision;
import java.util.List;

/** What a change of a job's script makes anew, as the contract shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RevisionView(
        String jobId,
        List<Integer> clips,
        List<Integer> speech,
        List<Integer> drawings,
        int reused,
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
                revision.reused(),
                estimate.total().units(),
                estimate.total().money(),
                "POST /api/v1/jobs/" + jobId + "/retry makes what is listed here, and uses the rest again.");
    }
}
