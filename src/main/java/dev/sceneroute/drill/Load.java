package dev.sceneroute.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sceneroute.production.Deliver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The customer: wants films, asks again with the same key when no answer comes, follows every job, and has it tried
 * again when it stopped.
 */
final class Load implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Load.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SCENES = 2;
    private static final int TICK_MILLIS = 500;

    private final List<Replica> replicas;
    private final String ownAddress;
    private final Map<Integer, DrillJob> jobs = new ConcurrentSkipListMap<>();
    private final Map<Integer, Path> dropped = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final ScheduledExecutorService ticking = Executors.newSingleThreadScheduledExecutor(Load::daemon);
    private volatile boolean scenesOneByOne;

    Load(List<Replica> replicas, String ownAddress) {
        this.replicas = replicas;
        this.ownAddress = ownAddress;
        var unused = ticking.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** All jobs that were ever wanted. */
    List<DrillJob> jobs() {
        return List.copyOf(jobs.values());
    }

    /** Those that are not done. */
    List<DrillJob> unfinished() {
        return jobs.values().stream().filter(job -> !job.done()).toList();
    }

    /** Whether some job under way goes so far. */
    boolean underWay(Deliver deliver) {
        return unfinished().stream().anyMatch(job -> job.deliver().compareTo(deliver) >= 0);
    }

    /** Does what brings the flow to a point, at one replica. */
    void provoke(Replica replica, Provocation wanted) {
        scenesOneByOne = wanted.action() == Provocation.Action.RETRY_SCENE;
        switch (wanted.action()) {
            case START_JOB, RETRY_SCENE, STOP, LOSE_NODE -> want(replica, wanted.deliver(), null);
            case CANCEL_JOB -> want(replica, wanted.deliver(), null).cancelSoon();
            case CHANGE_FILM -> want(replica, wanted.deliver(), null).changeSoon();
            case PAUSE_JOB -> want(replica, wanted.deliver(), null).pauseSoon();
            case WANT_NOTICE -> want(replica, wanted.deliver(), "/drill/notice/");
            case REFUSE_NOTICE -> want(replica, wanted.deliver(), "/drill/late-notice/");
            case DROP_FILE -> drop(replica);
            case DROP_NONSENSE -> write(replica.inbox().resolve(numbers.incrementAndGet() + ".json"), "{\"title\": 1}");
        }
        ticking.execute(this::tick);
    }

    @Override
    public void close() {
        ticking.shutdownNow();
    }

    private DrillJob want(Replica replica, Deliver deliver, @Nullable String notice) {
        int number = numbers.incrementAndGet();
        DrillJob job =
                new DrillJob(number, replica, deliver, SCENES, notice == null ? null : ownAddress + notice + number);
        jobs.put(number, job);
        return job;
    }

    private void drop(Replica replica) {
        DrillJob job = want(replica, Deliver.FILM, null);
        Path file = replica.inbox().resolve("film-" + job.number() + ".json");
        dropped.put(job.number(), replica.inbox().resolve("done").resolve(file.getFileName() + ".result.json"));
        write(file, job.script().toString());
    }

    private void tick() {
        for (DrillJob job : unfinished()) {
            try {
                goOn(job);
            } catch (RuntimeException e) {
                LOG.error("The drill cannot follow film {}", job.number(), e);
            }
        }
    }

    private void goOn(DrillJob job) {
        String id = job.id();
        if (id == null && dropped.containsKey(job.number())) {
            result(job.number()).ifPresent(told -> job.id(told.path("job_id").asText()));
        } else if (id == null) {
            ask(job, api -> api.post("/api/v1/jobs", job.order(), "drill-" + job.number()))
                    .ifPresent(answer -> job.id(answer.path("job_id").asText()));
        } else if (job.takeCancel()) {
            ask(job, api -> api.post("/api/v1/jobs/" + id + "/cancel"));
        } else if (job.takePause()) {
            ask(job, api -> api.post("/api/v1/jobs/" + id + "/pause"));
        } else {
            if (job.paused()) {
                ask(job, api -> api.post("/api/v1/jobs/" + id + "/resume")).ifPresent(now -> job.resumed());
            }
            ask(job, api -> api.get("/api/v1/jobs/" + id)).ifPresent(now -> follow(job, id, now));
        }
    }

    private void follow(DrillJob job, String id, JsonNode now) {
        job.status(now.path("status").asText());
        if (job.isToBeChanged()) {
            // Asked twice, it changes nothing the second time.
            ask(job, api -> api.put("/api/v1/jobs/" + id + "/scenes/1", job.change()))
                    .flatMap(changed -> ask(job, api -> api.post("/api/v1/jobs/" + id + "/retry")))
                    .ifPresent(again -> job.changed());
        }
        if (!job.stopped()) {
            return;
        }
        for (JsonNode scene : now.path("scenes")) {
            boolean refused = scene.path("error_code").asText().equals("CONTENT_REFUSED");
            if (refused || (scenesOneByOne && scene.path("state").asText().equals("failed"))) {
                ask(
                        job,
                        api -> api.post(
                                "/api/v1/jobs/" + id + "/scenes/" + scene.path("order") + "/retry",
                                job.edit(scene.path("order").asInt(), refused)));
                return;
            }
        }
        ask(job, api -> api.post("/api/v1/jobs/" + id + "/retry"));
    }

    /** What stands beside a dropped script; nothing before it was taken in. */
    private Optional<JsonNode> result(int number) {
        Path file = dropped.get(number);
        try {
            return file == null || !Files.exists(file)
                    ? Optional.empty()
                    : Optional.of(JSON.readTree(file.toFile()).path("videos").path(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // What is asked for at one process is done by it, for the most part; the other answers while it is dead.
    private Optional<JsonNode> ask(DrillJob job, Function<WorkerApi, Optional<JsonNode>> question) {
        return replicas.stream()
                .sorted(Comparator.comparing(replica -> replica != job.askedAt()))
                .filter(Replica::isAlive)
                .map(replica -> question.apply(replica.api()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Files.writeString(part, text);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "crash-drill-load");
        thread.setDaemon(true);
        return thread;
    }
}
