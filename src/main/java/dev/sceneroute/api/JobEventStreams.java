package dev.sceneroute.api;

import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobEvent;
import dev.sceneroute.production.JobEventStore;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.runtime.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Everybody who watches a job. One thread looks for what is new, in one question for all the jobs that are watched, and
 * reads the events of a job once for all who are at the same place in it. History and news come the same way: the
 * events after the last one that was sent.
 */
@Component
class JobEventStreams implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(JobEventStreams.class);
    private static final int BATCH = 200;

    private final JobStore jobs;
    private final JobEventStore events;
    private final Json json;
    private final ApiSettings settings;
    private final Set<JobEventStream> streams = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService reader =
            Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("job-events-"));
    private volatile @Nullable Future<?> looking;

    JobEventStreams(JobStore jobs, JobEventStore events, Json json, ApiSettings settings) {
        this.jobs = jobs;
        this.events = events;
        this.json = json;
        this.settings = settings;
    }

    /** Takes a reader in; its history is on its way at once. */
    void add(JobEventStream stream) {
        streams.add(stream);
        stream.open();
        lookSoon();
    }

    /** How many readers there are. */
    int size() {
        return streams.size();
    }

    private void lookSoon() {
        try {
            reader.execute(this::look);
        } catch (RejectedExecutionException e) {
            LOG.debug("Stopped: readers come again when the program is back", e);
        }
    }

    private void look() {
        try {
            streams.removeIf(JobEventStream::isGone);
            Map<String, List<JobEventStream>> watched = streams.stream()
                    .filter(JobEventStream::isReady)
                    .collect(Collectors.groupingBy(JobEventStream::jobId));
            if (!watched.isEmpty()) {
                jobs.all(watched.keySet()).forEach(job -> tell(job, watched.getOrDefault(job.id(), List.of())));
            }
        } catch (RuntimeException e) {
            LOG.warn("The events of the watched jobs cannot be read: {}; tried again in a moment", e.toString());
        }
    }

    private void tell(Job job, List<JobEventStream> readers) {
        Map<Integer, List<JobEvent>> news = new HashMap<>();
        for (JobEventStream stream : readers) {
            if (stream.position() < job.lastEvent()) {
                send(job, news.computeIfAbsent(stream.position(), at -> events.after(job.id(), at, BATCH)), stream);
            } else if (job.status().isEnd() && stream.position() == job.lastEvent()) {
                stream.end();
            } else if (stream.silentNanos() >= settings.heartbeat().toNanos()) {
                stream.beat();
            }
        }
    }

    private void send(Job job, List<JobEvent> news, JobEventStream stream) {
        for (JobEvent event : news) {
            stream.send(event.number(), event.type(), json.write(JobEventView.of(event, job)));
        }
        if (stream.position() < job.lastEvent() || job.status().isEnd()) {
            lookSoon();
        }
    }

    @Override
    public void start() {
        long pause = settings.eventPoll().toMillis();
        looking = reader.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    /** Before the web server waits for its last requests: a watched job would be one until it ends. */
    @Override
    public void stop() {
        looking = null;
        reader.shutdown();
        streams.forEach(JobEventStream::end);
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }
}
