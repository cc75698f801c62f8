package dev.sceneroute.pipeline;

import dev.sceneroute.intake.NamedScript;
import dev.sceneroute.intake.ReferenceFiles;
import dev.sceneroute.intake.ScriptFile;
import dev.sceneroute.production.Asset;
import dev.sceneroute.production.AssetStore;
import dev.sceneroute.production.IntakeFile;
import dev.sceneroute.production.IntakeFileStore;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.production.Project;
import dev.sceneroute.production.ProjectStore;
import dev.sceneroute.runtime.Sha256;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stage 1, accept: a script file, from the inbox or the command line, becomes jobs. The same bytes make one job,
 * however often they come, so that nobody pays twice for dropping a file twice or starting a command again.
 */
@Component
public class ScriptIntake {
    private final ScriptFile scriptFile;
    private final ReferenceImport images;
    private final ProjectStore projects;
    private final JobAcceptance acceptance;
    private final JobControl control;
    private final JobStore jobs;
    private final AssetStore assets;
    private final IntakeFileStore files;

    ScriptIntake(
            ScriptFile scriptFile,
            ReferenceImport images,
            ProjectStore projects,
            JobAcceptance acceptance,
            JobControl control,
            JobStore jobs,
            AssetStore assets,
            IntakeFileStore files) {
        this.scriptFile = scriptFile;
        this.images = images;
        this.projects = projects;
        this.acceptance = acceptance;
        this.control = control;
        this.jobs = jobs;
        this.assets = assets;
        this.files = files;
    }

    /**
     * Takes a file in: all of its videos, or none if anything in it is wrong.
     *
     * @param folder where it belongs; its name is the project's
     * @param file the file; its images lie beside it
     * @param result the result file to write when the jobs have ended, or nothing
     * @return one job for each video, new or found
     * @throws dev.sceneroute.intake.InvalidScriptException naming lines and fields
     */
    @Transactional
    public List<AcceptedJob> take(String owner, String folder, Path file, @Nullable Path result) {
        List<NamedScript> scripts = scriptFile.read(file);
        String sha256 = Sha256.of(file);
        files.lock(owner, folder, sha256);
        Project project = projects.ofFolder(owner, folder);
        ReferenceFiles besideIt = ReferenceFiles.below(
                Objects.requireNonNull(file.toAbsolutePath().normalize().getParent(), "a file has a folder"));
        List<AcceptedJob> accepted = new ArrayList<>();
        for (NamedScript script : scripts) {
            AcceptedJob job = known(owner, folder, sha256, script.name())
                    .map(this::goOn)
                    .orElseGet(() -> acceptance.acceptNew(
                            owner, project.id(), images.store(owner, script.script(), besideIt), JobRequest.FILM));
            files.put(new IntakeFile(
                    owner, folder, sha256, script.name(), job.jobId(), result == null ? null : result.toString()));
            accepted.add(job);
        }
        return accepted;
    }

    private Optional<Job> known(String owner, String folder, String sha256, String video) {
        return files.find(owner, folder, sha256, video)
                .flatMap(file -> jobs.find(owner, file.jobId()))
                .filter(job ->
                        job.status() != JobStatus.SUCCEEDED || filmOf(job).isPresent());
    }

    private Optional<Asset> filmOf(Job job) {
        return assets.ofJob(job.id(), Asset.Kind.VIDEO).stream().findFirst();
    }

    // A failed job goes on where it stopped: somebody has changed what was wrong around it, not the script.
    private AcceptedJob goOn(Job job) {
        boolean failed = job.status() == JobStatus.FAILED || job.status() == JobStatus.CANCELED;
        Job now = failed ? control.retry(job.owner(), job.id()).orElse(job) : job;
        return new AcceptedJob(now, false);
    }
}
