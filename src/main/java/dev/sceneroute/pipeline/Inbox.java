package dev.sceneroute.pipeline;

import dev.sceneroute.intake.InvalidScriptException;
import dev.sceneroute.production.Asset;
import dev.sceneroute.production.AssetStore;
import dev.sceneroute.production.IntakeFile;
import dev.sceneroute.production.IntakeFileStore;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.runtime.Json;
import dev.sceneroute.runtime.Owner;
import dev.sceneroute.storage.MediaStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Stage 1, accept: files dropped into the inbox. What became of each stands beside it where it is moved to. */
@Component
public class Inbox {
    private final ScriptIntake intake;
    private final IntakeFileStore files;
    private final JobStore jobs;
    private final AssetStore assets;
    private final MediaStorage storage;
    private final InboxSettings settings;
    private final Json json;

    Inbox(
            ScriptIntake intake,
            IntakeFileStore files,
            JobStore jobs,
            AssetStore assets,
            MediaStorage storage,
            InboxSettings settings,
            Json json) {
        this.intake = intake;
        this.files = files;
        this.jobs = jobs;
        this.assets = assets;
        this.storage = storage;
        this.settings = settings;
        this.json = json;
    }

    /**
     * Makes jobs of a dropped file.
     *
     * @return the ids of the jobs that are new
     */
    public List<String> take(@Body Path file, Exchange exchange) {
        Path destination = destination("done", file);
        Path result = destination.resolveSibling(destination.getFileName() + ".result.json");
        List<AcceptedJob> accepted = intake.take(Owner.LOCAL, folder(file), file, result);
        exchange.setVariable(Variables.DESTINATION, destination.toString());
        tell(result.toString());
        return accepted.stream()
                .filter(AcceptedJob::created)
                .map(AcceptedJob::jobId)
                .toList();
    }

    /** A file that is no script: says why, beside where it is moved to. */
    public void refuse(
            @Body Path file, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception problem, Exchange exchange) {
        Path destination = destination("failed", file);
        exchange.setVariable(Variables.DESTINATION, destination.toString());
        String reason = problem instanceof InvalidScriptException
                ? problem.getMessage()
                : "The file could not be taken in: " + problem.getMessage();
        write(
                destination.resolveSibling(destination.getFileName() + ".error.txt"),
                reason + "\n\nCorrect the file and drop it again.\n");
    }

    /** Writes what became of a dropped file's videos; for good, once all its jobs have ended. */
    public void tell(@Body String result) {
        List<Map<String, Object>> videos =
                files.withResult(result).stream().map(this::words).toList();
        write(Path.of(result), json.write(Map.of("videos", videos)) + "\n");
        boolean allEnded = files.withResult(result).stream()
                .allMatch(file -> jobs.get(file.jobId()).status().isEnd());
        if (allEnded) {
            files.told(result);
        }
    }

    private Map<String, Object> words(IntakeFile file) {
        Job job = jobs.get(file.jobId());
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("video", file.video());
        words.put("job_id", job.id());
        words.put("status", job.status());
        words.put("progress", job.progress());
        if (job.errorCode() != null) {
            words.put("error_code", job.errorCode());
            words.put("error_message", job.errorMessage());
            words.put("next_step", job.errorCode().nextStep());
        }
        if (job.status() == JobStatus.SUCCEEDED) {
            assets.ofJob(job.id(), Asset.Kind.VIDEO).stream()
                    .findFirst()
                    .ifPresent(film -> words.put(
                            "film", storage.localCopy(film.storageKey()).toString()));
        }
        return words;
    }

    /** The project a file belongs to: the folder it lies in, below the inbox. */
    private String folder(Path file) {
        Path below = settings.root().relativize(file.toAbsolutePath().normalize());
        Path parent = below.getParent();
        return parent == null ? "inbox" : parent.toString().replace('\\', '/');
    }

    // A file of the same name may lie there from before: it is kept, and the newcomer gets a number.
    private Path destination(String box, Path file) {
        Path below = settings.root().relativize(file.toAbsolutePath().normalize());
        Path wanted = settings.root().resolve(box).resolve(below);
        String name = wanted.getFileName().toString();
        int dot = name.lastIndexOf('.');
        Path free = wanted;
        for (int number = 2; Files.exists(free); number++) {
            free = wanted.resolveSibling(name.substring(0, dot) + "-" + number + name.substring(dot));
        }
        return free;
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Files.writeString(part, text);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
