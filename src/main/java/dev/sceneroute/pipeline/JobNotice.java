package dev.sceneroute.pipeline;

import dev.sceneroute.outside.OutsideAddress;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.runtime.Json;
import dev.sceneroute.runtime.WorkInHand;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Message;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Stage 10, announce: tells the address somebody left when their job has ended. */
@Component
public class JobNotice {
    private static final Logger LOG = LoggerFactory.getLogger(JobNotice.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final int TRIES = 12;

    private final JobStore jobs;
    private final OutsideAddress addresses;
    private final Json json;
    private final WorkInHand work;

    JobNotice(JobStore jobs, OutsideAddress addresses, Json json, WorkInHand work) {
        this.jobs = jobs;
        this.addresses = addresses;
        this.json = json;
        this.work = work;
    }

    /** Claims the notice of a job that has ended; nothing if it was told, or somebody else is at it. */
    public @Nullable Job claim(@Body String jobId, Exchange exchange) {
        if (!work.begin(WorkInHand.NOTICE + jobId, exchange)) {
            return null;
        }
        return jobs.claimNotice(jobId, FIRST_PAUSE).orElse(null);
    }

    /** Makes the request, to an address that is checked at this moment. */
    public void prepare(@Variable(Variables.JOB) Job job, Exchange exchange) {
        String address = Objects.requireNonNull(job.notifyUrl(), "a claimed notice has an address");
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_METHOD, "POST");
        message.setHeader(Exchange.HTTP_URI, addresses.check(address).toString());
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setBody(json.write(words(job)));
    }

    /** The other side has taken it. */
    public void told(@Variable(Variables.JOB) Job job) {
        jobs.noticeEnded(job.id(), "done");
    }

    /** The other side has not taken it: tried again with longer and longer pauses, then given up. */
    public void notTold(
            @Variable(Variables.JOB) @Nullable Job job,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception problem) {
        if (job == null) {
            throw new IllegalStateException("A notice could not be claimed: " + problem.getMessage(), problem);
        }
        boolean last = jobs.noticeTries(job.id()) >= TRIES;
        LOG.warn(
                "The end of {} could not be told: {}; {}",
                job.id(),
                problem.getMessage(),
                last ? "given up" : "it is tried again");
        if (last) {
            jobs.noticeEnded(job.id(), "given_up");
        }
    }

    private static Map<String, Object> words(Job job) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("job_id", job.id());
        words.put("status", job.status());
        words.put("script_id", job.scriptId());
        words.put("project_id", job.projectId());
        words.put("deliver", job.deliver());
        words.put("scenes", job.scenes());
        words.put("finished_at", job.finishedAt());
        if (job.errorCode() != null) {
            words.put("error_code", job.errorCode());
            words.put("error_message", job.errorMessage());
        }
        words.put("result", "/api/v1/jobs/" + job.id() + "/result");
        return words;
    }
}
