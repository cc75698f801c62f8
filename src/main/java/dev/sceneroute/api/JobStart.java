package dev.sceneroute.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sceneroute.intake.InvalidScriptException;
import dev.sceneroute.intake.ReferenceFiles;
import dev.sceneroute.intake.ScriptReader;
import dev.sceneroute.pipeline.AcceptedJob;
import dev.sceneroute.pipeline.JobAcceptance;
import dev.sceneroute.pipeline.ReferenceImport;
import dev.sceneroute.production.ProjectStore;
import dev.sceneroute.production.Script;
import dev.sceneroute.production.ScriptStore;
import dev.sceneroute.production.StoredScript;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Starts a job on a stored script, or on one that comes with the request. */
@Component
class JobStart {
    private final JobAcceptance acceptance;
    private final ScriptStore scripts;
    private final ProjectStore projects;
    private final ScriptReader reader;
    private final ReferenceImport images;

    JobStart(
            JobAcceptance acceptance,
            ScriptStore scripts,
            ProjectStore projects,
            ScriptReader reader,
            ReferenceImport images) {
        this.acceptance = acceptance;
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

    private AcceptedJob stored(String owner, JobOrder order) {
        String scriptId = PathId.of("script", order.scriptId());
        Supplier<RefusedException> unknown = () -> RefusedException.unknown("script", scriptId);
        if (order.projectId() != null) {
            Optional<StoredScript> script = scripts.find(owner, scriptId);
            checkProject(script.orElseThrow(unknown), order.projectId());
        }
        return acceptance.acceptStored(owner, scriptId, order.request()).orElseThrow(unknown);
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
        if (order.projectId() == null) {
            return projects.create(owner, script.title(), script.topic()).id();
        }
        String id = PathId.of("project", order.projectId());
        return projects.find(owner, id)
                .orElseThrow(() -> RefusedException.unknown("project", id))
                .id();
    }
}
