package dev.sceneroute.pipeline;

import dev.sceneroute.intake.ReferenceFiles;
import dev.sceneroute.ledger.Budget;
import dev.sceneroute.ledger.Estimate;
import dev.sceneroute.outside.OutsideAddress;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.production.Script;
import dev.sceneroute.production.ScriptStatus;
import dev.sceneroute.production.ScriptStore;
import dev.sceneroute.production.StoredScript;
import dev.sceneroute.speech.SceneFit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stage 1, accept, without accepting: the same checks as {@link JobAcceptance}, and what it would cost. */
@Component
public class DryRun {
    private final ScriptStore scripts;
    private final JobStore jobs;
    private final ReferenceImport images;
    private final OrderPlan plan;
    private final FilmPlan filmPlan;
    private final OutsideAddress addresses;
    private final JobEstimation estimation;
    private final NarrationPlan narration;
    private final Budget budget;

    DryRun(
            ScriptStore scripts,
            JobStore jobs,
            ReferenceImport images,
            OrderPlan plan,
            FilmPlan filmPlan,
            OutsideAddress addresses,
            JobEstimation estimation,
            NarrationPlan narration,
            Budget budget) {
        this.scripts = scripts;
        this.jobs = jobs;
        this.images = images;
        this.plan = plan;
        this.filmPlan = filmPlan;
        this.addresses = addresses;
        this.estimation = estimation;
        this.narration = narration;
        this.budget = budget;
    }

    /**
     * What a script that is not stored would cost.
     *
     * @param projectId the project it would belong to; nothing for one of its own
     * @throws dev.sceneroute.intake.InvalidScriptException if a rule is broken, a provider would refuse a scene,
     *     or something cannot be drawn
     */
    @Transactional(readOnly = true)
    public JobQuote ofNew(String owner, @Nullable String projectId, Script script, JobRequest request) {
        Script checked = images.check(owner, script, ReferenceFiles.NONE);
        return quote(projectId, checked, request, null);
    }

    /**
     * What a stored script would cost.
     *
     * @return nothing if there is no such script of this owner
     * @throws NotApprovedException if the script is a draft
     */
    @Transactional(readOnly = true)
    public Optional<JobQuote> ofStored(String owner, String scriptId, JobRequest request) {
        return scripts.find(owner, scriptId).map(script -> {
            if (script.status() != ScriptStatus.APPROVED) {
                throw new NotApprovedException(scriptId);
            }
            return quote(script.projectId(), script.script(), request, live(script));
        });
    }

    private JobQuote quote(@Nullable String projectId, Script script, JobRequest request, @Nullable String liveJobId) {
        plan.check(script);
        filmPlan.check(script, request.deliver());
        if (request.notifyUrl() != null) {
            addresses.check(request.notifyUrl());
        }
        List<SceneFit> fits = request.deliver() == Deliver.FILM ? narration.estimated(script) : List.of();
        Estimate estimate = estimation.of(NarrationPlan.lengthened(script, fits));
        return new JobQuote(estimate, fits, budget.view(projectId, estimate), liveJobId);
    }

    private @Nullable String live(StoredScript script) {
        return jobs.live(script.id(), script.version()).map(Job::id).orElse(null);
    }
}
