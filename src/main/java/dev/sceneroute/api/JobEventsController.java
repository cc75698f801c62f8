package dev.sceneroute.api;

import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The operation {@code watchJob}: server-sent events (WHATWG HTML standard, section 9.2), which is an answer without an
 * end and so no matter for a route.
 */
@Controller
class JobEventsController {
    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final JobStore jobs;
    private final JobEventStreams streams;

    JobEventsController(JobStore jobs, JobEventStreams streams) {
        this.jobs = jobs;
        this.streams = streams;
    }

    @GetMapping("/api/v1/jobs/{id}/events")
    void watch(
            @PathVariable String id,
            @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable String lastEventId,
            @RequestParam(name = "after", required = false) @Nullable String after,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Job job =
                jobs.find(Caller.owner(), PathId.of("job", id)).orElseThrow(() -> RefusedException.unknown("job", id));
        int position = lastEventId == null ? number("after", after) : number(LAST_EVENT_ID, lastEventId);
        if (job.status().isEnd() && position > 0 && position >= job.lastEvent()) {
            // A browser comes again and again after the end of a stream; only this status makes it stop.
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return;
        }
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("X-Accel-Buffering", "no");
        if (!request.getMethod().equals("HEAD")) {
            streams.add(new JobEventStream(job.id(), position, request.startAsync()));
        }
    }

    private static int number(String name, @Nullable String given) {
        if (given == null) {
            return 0;
        }
        if (!given.matches("[0-9]{1,9}")) {
            throw RefusedException.fields(
                    ProblemKind.INVALID_PARAMETER,
                    List.of(new FieldError(name, "number", name + " must be the number of an event, from 0")));
        }
        return Integer.parseInt(given);
    }
}
