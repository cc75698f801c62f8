package dev.sceneroute.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sceneroute.intake.InvalidScriptException;
import dev.sceneroute.intake.ReferenceFiles;
import dev.sceneroute.intake.ScriptReader;
import dev.sceneroute.pipeline.AcceptedJob;
import dev.sceneroute.pipeline.DryRun;
import dev.sceneroute.pipeline.JobAcceptance;
import dev.sceneroute.pipeline.JobQuote;
import dev.sceneroute.pipeline.ReferenceImport;
import dev.sceneroute.production.ProjectStore;
import dev.sceneroute.production.Script;
import dev.sceneroute.production.ScriptStore;
import dev.sceneroute.production.StoredScript;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Starts a job on a stored script, or on one that comes with the request. */
@Component
class JobStart {
    private final JobAcceptance acceptance;
    private final DryRun dryRun;
    private final ScriptStore scripts;
    private final ProjectStore projects;
    private final ScriptReader reader;
    private final ReferenceImport images;

    JobStart(
            JobAcceptance acceptance,
            DryRun dryRun,
            ScriptStore scripts,
            ProjectStore projects,
            ScriptReader reader,
            ReferenceImport images) {
        this.acceptance = acceptance;
        this.dryRun = dryRun;
        this.scripts = scripts;
        this.projects = projects;
        this.reader = reader;
        this.images = images;
    }

    /** Starts what was asked for, all of it or nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public AcceptedJob start(String owner, JobOrder order) {
        return order.script() == null ? stored(owner, order) : inline(owner, order, order.script());
    }

    /** What that would cost: refused as a start would be, but for the caps, and nothing is kept of it. */
    JobQuote quote(String owner, JobOrder order) {
        if (order.script() == null) {
            String scriptId = scriptId(owner, order);
            return dryRun.ofStored(owner, scriptId, order.request()).orElseThrow(() -> unknownScript(scriptId));
        }
        try {
            Script script = reader.read(order.script());
            String projectId = order.projectId() == null ? null : project(owner, order.projectId());
            return dryRun.ofNew(owner, projectId, script, order.request());
        } catch (InvalidScriptException e) {
            throw new RefusedException(Problem.of(e, "script"));
        }
    }

    private AcceptedJob stored(String owner, JobOrder order) {
        String scriptId = scriptId(owner, order);
        return acceptance.acceptStored(owner, scriptId, order.request()).orElseThrow(() -> unknownScript(scriptId));
    }

    private String scriptId(String owner, JobOrder order) {
        String scriptId = PathId.of("script", order.scriptId());
        if (order.projectId() != null) {
            StoredScript script = scripts.find(owner, scriptId).orElseThrow(() -> unknownScript(scriptId));
            checkProject(script, order.projectId());
        }
        return scriptId;
    }

    private static RefusedException unknownScript(String scriptId) {
        return RefusedException.unknown("script", scriptId);
    }

    private static void checkProject(StoredScript script, String projectId) {
        if (!script.projectId().equals(projectId)) {
            throw RefusedException.fields(
                    ProblemKind.INVALID_REQUEST,
                    List.of(new FieldError(
                            "project_id",
                            "other_project",
                            "project_id must be the script's own project, or be left out")));
        }
    }

    private AcceptedJob inline(String owner, JobOrder order, JsonNode given) {
        try {
            Script script = reader.read(given);
            String projectId = project(owner, order, script);
            Script whole = images.store(owner, script, ReferenceFiles.NONE);
            return acceptance.acceptNew(owner, projectId, whole, order.request());
        } catch (InvalidScriptException e) {
            throw new RefusedException(Problem.of(e, "script"));
        }
    }

    /** The project that was named, or one of the script's own. */
    private String project(String owner, JobOrder order, Script script) {
        return order.projectId() == null
                ? projects.create(owner, script.title(), script.topic()).id()
                : project(owner, order.projectId());
    }

    private String project(String owner, String given) {
        String id = PathId.of("project", given);
        return projects.find(owner, id)
                .orElseThrow(() -> RefusedException.unknown("project", id))
                .id();
    }
}
