package dev.sceneroute.command;

import dev.sceneroute.intake.InvalidScriptException;
import dev.sceneroute.ledger.BudgetExceededException;
import dev.sceneroute.pipeline.AcceptedJob;
import dev.sceneroute.pipeline.JobConflictException;
import dev.sceneroute.pipeline.ScriptIntake;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.runtime.Owner;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The program as a command: says what each script file it is given will cost, makes its film, shows how far it is, and
 * says where the film lies. A script that was begun before goes on where it stopped.
 */
@Component
@Profile("!drill")
public class ScriptCommand implements ApplicationRunner, ExitCodeGenerator {
    private static final String FOLDER = "command-line";

    private final ScriptIntake intake;
    private final ProducerTemplate wakeUps;
    private final ProgressView progress;
    private final FilmPlace films;
    private final CostLine costs;
    private final PrintStream out = System.out;
    private int exitCode;

    ScriptCommand(
            ScriptIntake intake, ProducerTemplate wakeUps, ProgressView progress, FilmPlace films, CostLine costs) {
        this.intake = intake;
        this.wakeUps = wakeUps;
        this.progress = progress;
        this.films = films;
        this.costs = costs;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        for (String argument : arguments.getNonOptionArgs()) {
            if (!makeFilms(Path.of(argument))) {
                exitCode = 1;
            }
        }
    }

    /** 0 if every film is finished, 1 if one is not. */
    @Override
    public int getExitCode() {
        return exitCode;
    }

    private boolean makeFilms(Path file) {
        if (!Files.isRegularFile(file)) {
            out.println("There is no file " + file.toAbsolutePath() + ". Give the path of a script, such as"
                    + " docs/examples/first-video.yaml.");
            return false;
        }
        try {
            List<AcceptedJob> jobs = intake.take(Owner.LOCAL, FOLDER, file, null);
            jobs.forEach(job -> out.println(costs.of(job.job())));
            jobs.forEach(this::wake);
            return jobs.stream().map(AcceptedJob::job).map(this::follow).reduce(true, Boolean::logicalAnd);
        } catch (BudgetExceededException e) {
            out.println(file + " is not begun: " + e.getMessage() + ".");
            return false;
        } catch (JobConflictException e) {
            out.println(file + " does not go on: " + e.getMessage() + ".");
            return false;
        } catch (InvalidScriptException e) {
            out.println(file + " cannot be made into a film:");
            out.println(e.getMessage());
            out.println("Correct the script and start the command again; docs/reference/script.md lists every field.");
            return false;
        }
    }

    private void wake(AcceptedJob accepted) {
        wakeUps.sendBody(accepted.created() ? "handoff:job-split" : "direct:job-resume", accepted.jobId());
    }

    private boolean follow(Job job) {
        Job ended = progress.follow(job, out);
        if (ended.status() == JobStatus.SUCCEEDED) {
            out.println("Film: " + films.of(ended));
            return true;
        }
        out.println("The film was not made (" + ended.status().word() + ", " + ended.errorCode() + "): "
                + ended.errorMessage());
        if (ended.errorCode() != null) {
            out.println("Next step: " + ended.errorCode().nextStep());
        }
        out.println("Starting the command again goes on where it stopped; nothing that was paid is paid again.");
        return false;
    }
}
