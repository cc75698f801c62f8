package dev.sceneroute.pipeline;

import dev.sceneroute.narration.NarrationStore;
import dev.sceneroute.outside.OutsideAddress;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobJournal;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.JobStep;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.production.Scene;
import dev.sceneroute.production.Script;
import dev.sceneroute.production.ScriptStatus;
import dev.sceneroute.production.ScriptStore;
import dev.sceneroute.production.StoredScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stage 1, accept: a checked script becomes a job with its scenes, in one transaction. */
@Component
public class JobAcceptance {
    private final ScriptStore scripts;
    private final JobStore jobs;
    private final JobSceneStore scenes;
    private final NarrationStore narrations;
    private final JobJournal journal;
    private final OrderPlan plan;
    private final ScenePlaces places;
    private final OutsideAddress addresses;
    private final JobEstimation estimation;
    private final FilmPlan filmPlan;

    JobAcceptance(
            ScriptStore scripts,
            JobStore jobs,
            JobSceneStore scenes,
            NarrationStore narrations,
            JobJournal journal,
            OrderPlan plan,
            ScenePlaces places,
            OutsideAddress addresses,
            JobEstimation estimation,
            FilmPlan filmPlan) {
        this.scripts = scripts;
        this.jobs = jobs;
        this.scenes = scenes;
        this.narrations = narrations;
        this.journal = journal;
        this.plan = plan;
        this.places = places;
        this.addresses = addresses;
        this.estimation = estimation;
        this.filmPlan = filmPlan;
    }

    /**
     * Stores a new script, approves it and starts a job on it: one call from text to film.
     *
     * @param script a script whose images are stored
     * @throws dev.sceneroute.intake.InvalidScriptException if a provider would refuse a scene, or something cannot be drawn
     * @throws dev.sceneroute.ledger.BudgetExceededException if no cap will ever let the job be finished
     */
    @Transactional
    public AcceptedJob acceptNew(String owner, String projectId, Script script, JobRequest request) {
        plan.check(script);
        StoredScript stored = scripts.create(owner, projectId, script);
        StoredScript approved = scripts.approve(owner, stored.id()).orElseThrow();
        return start(approved, request);
    }

    /**
     * Starts a job on an approved script, or finds the live one.
     *
     * @return nothing if there is no such script of this owner
     * @throws NotApprovedException if the script is a draft
     * @throws dev.sceneroute.intake.InvalidScriptException if a provider would refuse a scene, or something cannot be drawn
     * @throws dev.sceneroute.ledger.BudgetExceededException if no cap will ever let the job be finished
     */
    @Transactional
    public Optional<AcceptedJob> acceptStored(String owner, String scriptId, JobRequest request) {
        return scripts.find(owner, scriptId).map(script -> {
            if (script.status() != ScriptStatus.APPROVED) {
                throw new NotApprovedException(scriptId);
            }
            plan.check(script.script());
            return start(script, request);
        });
    }

    private AcceptedJob start(StoredScript script, JobRequest request) {
        if (request.notifyUrl() != null) {
            addresses.check(request.notifyUrl());
        }
        filmPlan.check(script.script(), request.deliver());
        return jobs.insert(script, request.deliver(), request.notifyUrl())
                .map(id -> new AcceptedJob(begin(id, script, request.deliver()), true))
                .orElseGet(() -> new AcceptedJob(live(script), false));
    }

    private Job begin(String jobId, StoredScript script, Deliver deliver) {
        List<String> pools = places.of(script.script());
        estimation.accept(jobId, script, deliver);
        scenes.insert(jobId, script.owner(), pools, parents(script.script()));
        if (!jobs.get(jobId).narrated()) {
            narrations.insert(jobId, script.owner(), NarrationPlan.spoken(script.script()));
        }
        journal.job(
                jobId,
                JobStep.VALIDATE_SCRIPT,
                1,
                "job.queued",
                Map.of("title", script.script().title()));
        return jobs.get(jobId);
    }

    private Job live(StoredScript script) {
        return jobs.live(script.id(), script.version())
                .orElseThrow(() -> new JobConflictException(
                        "The live job of " + script.id() + " ended at this moment; ask again"));
    }

    private static List<@Nullable Integer> parents(Script script) {
        List<@Nullable Integer> parents = new ArrayList<>();
        for (Scene scene : script.scenes()) {
            parents.add(scene.extendsScene());
        }
        return parents;
    }
}
