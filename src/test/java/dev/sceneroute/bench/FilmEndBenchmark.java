package dev.sceneroute.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sceneroute.IntegrationTest;
import dev.sceneroute.pipeline.Films;
import dev.sceneroute.pipeline.JobControl;
import dev.sceneroute.pipeline.JobRevision;
import dev.sceneroute.pipeline.SceneEdit;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobEvent;
import dev.sceneroute.production.JobEventStore;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.runtime.Owner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What is left to do when the last clip of a long film has come, and when one line of it is changed. The whole program:
 * simulated provider, real HTTP, PostgreSQL and FFmpeg, sixty narrated scenes of five seconds at 720p.
 */
@Tag("bench")
class FilmEndBenchmark extends IntegrationTest {
    private static final int SCENES = 60;
    private static final int LAST = SCENES;
    private static final int CHANGED = 30;
    private static final int ROUNDS = 5;
    private static final Duration LIMIT = Duration.ofMinutes(8);

    @Autowired
    private Films films;

    @Autowired
    private JobControl control;

    @Autowired
    private JobRevision revision;

    @Autowired
    private JobEventStore events;

    @Autowired
    private ProducerTemplate wakeUps;

    @ParameterizedTest
    @CsvSource({
        "24, cut, whose clips match",
        "30, cut, whose clips are encoded anew",
        "24, fade, whose clips match and fade into one another"
    })
    void a_film_of_sixty_scenes(int fps, String transition, String kind) {
        sandbox.latency(Duration.ZERO);
        AtomicLong peak = new AtomicLong();
        Job job = films.start(films.scriptOf(script(fps, transition, "")), Deliver.FILM);
        try (Watched watched = new Watched(job, peak)) {
            assertThat(films.end(job, LIMIT).status()).isEqualTo(JobStatus.SUCCEEDED);
            watched.look();
        }
        List<Double> lastClips = new ArrayList<>();
        List<Double> changes = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            lastClips.add(lastClip(job));
            changes.add(changedLine(job, fps, transition, "This is round %d.".formatted(round)));
        }
        long film = size(films.film(job));
        long kept = bytes(job);
        System.out.printf(
                Locale.ROOT,
                "%d scenes, %d s at 720p, %s: last clip here to film kept %s s; one line changed to film kept %s s;"
                        + " disk at most %.1f times the film, %.1f at the end (film %d MB)%n",
                SCENES,
                5 * SCENES,
                kind,
                spread(lastClips),
                spread(changes),
                (double) peak.get() / film,
                (double) kept / film,
                film >> 20);
    }

    /** Orders the last scene's clip anew: all others are ready when it comes. */
    private double lastClip(Job job) {
        int before = films.now(job).lastEvent();
        assertThat(control.retryScene(Owner.LOCAL, job.id(), LAST, SceneEdit.NONE))
                .isPresent();
        wakeUps.sendBody("direct:job-resume", job.id());
        assertThat(films.end(job, LIMIT).status()).isEqualTo(JobStatus.SUCCEEDED);
        return seconds(collected(job, before));
    }

    /** Has another line spoken, which needs no other clip: from the wish to the film. */
    private double changedLine(Job job, int fps, String transition, String line) {
        Instant wished = Instant.now();
        assertThat(revision.revise(Owner.LOCAL, job.id(), films.scriptOf(script(fps, transition, line))))
                .isPresent();
        assertThat(films.again(job).status()).isEqualTo(JobStatus.SUCCEEDED);
        return seconds(wished);
    }

    private static double seconds(Instant since) {
        return Duration.between(since, Instant.now()).toMillis() / 1000.0;
    }

    /** When the last scene's clip was here; program and database share a clock. */
    private Instant collected(Job job, int after) {
        return events.after(job.id(), after, 500).stream()
                .filter(event -> event.type().equals("scene.collected"))
                .map(JobEvent::at)
                .max(Instant::compareTo)
                .orElseThrow(() -> new AssertionError("no clip came"));
    }

    private static String script(int fps, String transition, String changed) {
        ObjectNode script = JsonNodeFactory.instance
                .objectNode()
                .put("title", "Sixty scenes")
                .put("transition", transition);
        script.putObject("video").put("fps", fps);
        ArrayNode list = script.putArray("scenes");
        for (int order = 1; order <= SCENES; order++) {
            list.addObject()
                    .put("narration", "Scene " + order + (order == CHANGED ? ". " + changed : "."))
                    .put("visual_prompt", "A calm lake, view " + order)
                    .put("target_duration", 5);
        }
        return script.toString();
    }

    private static String spread(List<Double> seconds) {
        List<Double> sorted = new ArrayList<>(seconds);
        Collections.sort(sorted);
        return String.format(
                Locale.ROOT,
                "%.2f (%.2f to %.2f)",
                sorted.get(sorted.size() / 2),
                sorted.get(0),
                sorted.get(sorted.size() - 1));
    }

    /** What a job keeps on disk: its media, its speech and its work files, without the provider's. */
    /** A file that is moved while somebody looks is met twice, and is one. */
    private static long bytes(Job job) {
        try (Stream<Path> files = Files.walk(DATA)) {
            return files
                    .filter(file -> file.toString().contains(job.id())
                            || file.toString().contains("/speech/"))
                    .map(FilmEndBenchmark::attributes)
                    .flatMap(Optional::stream)
                    .filter(BasicFileAttributes::isRegularFile)
                    .collect(Collectors.toMap(BasicFileAttributes::fileKey, BasicFileAttributes::size, Math::max))
                    .values()
                    .stream()
                    .mapToLong(Long::longValue)
                    .sum();
        } catch (IOException | UncheckedIOException changing) {
            return 0;
        }
    }

    private static Optional<BasicFileAttributes> attributes(Path file) {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }

    /** Looks at the disk again and again. */
    private record Watched(Job job, AtomicLong peak, ScheduledExecutorService watching) implements AutoCloseable {
        Watched(Job job, AtomicLong peak) {
            this(job, peak, Executors.newSingleThreadScheduledExecutor());
            var unused = watching.scheduleWithFixedDelay(this::look, 0, 500, TimeUnit.MILLISECONDS);
        }

        void look() {
            peak.accumulateAndGet(bytes(job), Math::max);
        }

        @Override
        public void close() {
            watching.shutdownNow();
        }
    }
}
