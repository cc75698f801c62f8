package dev.sceneroute.api;

import dev.sceneroute.ledger.Ledger;
import dev.sceneroute.production.ClipInspectionStore;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobSceneStore;
import org.springframework.stereotype.Component;

/** Puts together all that is shown of one job: its scenes, what was found in their clips, and what it costs. */
@Component
class JobViews {
    private final JobSceneStore scenes;
    private final ClipInspectionStore inspections;
    private final Ledger ledger;

    JobViews(JobSceneStore scenes, ClipInspectionStore inspections, Ledger ledger) {
        this.scenes = scenes;
        this.inspections = inspections;
        this.ledger = ledger;
    }

    /** The job as it is now. */
    JobView of(Job job) {
        String id = job.id();
        return JobView.of(job, scenes.ofJob(id), inspections.ofJob(id), ledger.ofJob(id));
    }
}
