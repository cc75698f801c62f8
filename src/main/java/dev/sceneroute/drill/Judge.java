package dev.sceneroute.drill;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.runtime.Sha256;
import dev.sceneroute.sandbox.kling.KlingSandbox;
import dev.sceneroute.sandbox.kling.Purchase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Judges every job of a run. Money is counted by what the provider sold, and goods by the bytes that came. */
final class Judge {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final KlingSandbox sandbox;
    private final FilmCheck films;
    private final WorkerApi api;
    private final Path folder;

    Judge(KlingSandbox sandbox, FilmCheck films, WorkerApi api, Path folder) {
        this.sandbox = sandbox;
        this.films = films;
        this.api = api;
        this.folder = folder;
    }

    /** The verdict on each job. */
    Map<DrillJob, FilmVerdict> verdicts(List<DrillJob> jobs) {
        Set<Integer> linksOnly = jobs.stream()
                .filter(job -> job.deliver() == Deliver.LINKS)
                .map(DrillJob::number)
                .collect(Collectors.toSet());
        Map<Integer, Sold> sold = Sold.byFilm(sandbox.purchases(), linksOnly);
        Map<DrillJob, FilmVerdict> verdicts = new TreeMap<>((one, other) -> one.number() - other.number());
        for (DrillJob job : jobs) {
            Sold own = sold.getOrDefault(job.number(), Sold.nothing());
            verdicts.put(job, FilmVerdict.of(job.done(), job.scenes(), own, job.done() ? used(job, own) : Set.of()));
        }
        return verdicts;
    }

    /** The sold clips that were delivered in their right places. */
    private Set<Purchase> used(DrillJob job, Sold sold) {
        JsonNode result = result("/api/v1/jobs/" + job.id() + "/result");
        return switch (job.deliver()) {
            case LINKS ->
                each(job, sold, (scene, one) -> one.videoId()
                        .equals(result.path("links")
                                .path(scene - 1)
                                .path("video_id")
                                .asText()));
            case CLIPS ->
                each(job, sold, (scene, one) -> Sha256.of(sandbox.clip(one))
                        .equals(result.path("clips")
                                .path(scene - 1)
                                .path("sha256")
                                .asText()));
            case FILM -> inFilm(job, sold, result.path("video").path("url").asText());
        };
    }

    /** The program may just be starting again. */
    private JsonNode result(String path) {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < end) {
            Optional<JsonNode> answer = api.get(path);
            if (answer.isPresent()) {
                return answer.get();
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        throw new IllegalStateException("The program does not answer to " + path);
    }

    /** Whether a sold clip is the one that a scene uses. */
    private interface Use {
        boolean by(int scene, Purchase purchase);
    }

    private static Set<Purchase> each(DrillJob job, Sold sold, Use use) {
        Set<Purchase> used = new LinkedHashSet<>();
        for (int scene = 1; scene <= job.scenes(); scene++) {
            int place = scene;
            Predicate<Purchase> isUsed = purchase -> use.by(place, purchase);
            Optional<Purchase> found = sold.good(scene).stream().filter(isUsed).findFirst();
            found.ifPresent(used::add);
        }
        return used;
    }

    private Set<Purchase> inFilm(DrillJob job, Sold sold, String url) {
        Path film = folder.resolve("film-" + job.number() + ".mp4");
        try {
            Files.createDirectories(folder);
            api.download(url, film);
            List<Purchase> all = sold.good();
            List<Integer> shown = films.shown(
                    film, job.scenes(), all.stream().map(sandbox::clip).toList());
            return each(job, sold, (scene, one) -> shown.get(scene - 1) == all.indexOf(one));
        } catch (IOException e) {
            throw new UncheckedIOException("The film of " + job.id() + " cannot be fetched", e);
        } finally {
            delete(film);
        }
    }

    private static void delete(Path film) {
        try {
            Files.deleteIfExists(film);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
