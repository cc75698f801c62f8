package dev.sceneroute.pipeline;

import dev.sceneroute.generation.GenerationSettings;
import dev.sceneroute.generation.GenerationTask;
import dev.sceneroute.generation.ProviderAnswer;
import dev.sceneroute.generation.ProviderException;
import dev.sceneroute.generation.Providers;
import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobJournal;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.production.Pause;
import dev.sceneroute.production.PauseScope;
import dev.sceneroute.production.PauseStore;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * An account that cannot order (arrears, no units left, a wrong key, a forbidden address) is paused for every job at
 * once, and every job that waits for it says so. It goes on when a person resumes it, or when the account passes a look
 * that costs nothing.
 */
@Component
public class AccountHold {
    private static final Logger LOG = LoggerFactory.getLogger(AccountHold.class);

    private final PauseStore pauses;
    private final JobStore jobs;
    private final JobJournal journal;
    private final Providers providers;
    private final GenerationSettings settings;

    AccountHold(
            PauseStore pauses, JobStore jobs, JobJournal journal, Providers providers, GenerationSettings settings) {
        this.pauses = pauses;
        this.jobs = jobs;
        this.journal = journal;
        this.providers = providers;
        this.settings = settings;
    }

    /**
     * Pauses the account an order was refused by.
     *
     * @param task the order
     * @param refusal the provider's words and the way out
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(GenerationTask task, ProviderException refusal) {
        String message = String.valueOf(refusal.getMessage());
        PauseScope scope = PauseScope.service(task.service());
        boolean known = pauses.find(scope).isPresent();
        Duration check = settings.accountCheck().isZero() ? null : settings.accountCheck();
        boolean paused = pauses.pause(scope, ErrorCode.PROVIDER_ACCOUNT.name(), message, false, check);
        if (paused && !known) {
            LOG.warn("All orders from {} wait: {}", task.service(), message);
            tell(task.service(), "job.held", message);
        }
    }

    /**
     * Claims the look at a paused account.
     *
     * @param scope the pause's scope, as in rows
     * @return the service to ask, or nothing if it goes on already or somebody else is looking
     */
    public @Nullable String claim(@Body String scope) {
        return pauses.claimCheck(new PauseScope(scope), settings.accountCheck())
                .map(Pause::scope)
                .map(PauseScope::name)
                .orElse(null);
    }

    /**
     * Lets the account go on if it can order.
     *
     * @param service the provider
     * @param answer what it says of the account
     */
    @Transactional
    public void looked(@Variable(Variables.SERVICE) String service, @Body ProviderAnswer answer) {
        boolean program = pauses.find(PauseScope.service(service))
                .filter(pause -> !pause.byPerson())
                .isPresent();
        if (program && providers.of(service).canOrder(answer) && pauses.resume(PauseScope.service(service))) {
            LOG.info("The account at {} can order again; orders go on", service);
            tell(service, "job.released", "The account at " + service + " can order again");
        }
    }

    /** The account could not be looked at: it stays paused and is looked at again later. */
    public void notLooked(@Variable(Variables.SERVICE) String service, @ExchangeException ProviderException problem) {
        LOG.info("The account at {} stays paused: {}", service, problem.getMessage());
    }

    private void tell(String service, String type, String message) {
        Map<String, String> words = type.equals("job.held")
                ? Map.of("error_code", ErrorCode.PROVIDER_ACCOUNT.name(), "error_message", message)
                : Map.of("message", message);
        for (Job job : jobs.waitingFor(service)) {
            journal.job(job.id(), job.step(), 0, type, words);
        }
    }
}
