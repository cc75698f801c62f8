package dev.sceneroute.pipeline;

import dev.sceneroute.media.FfmpegRuns;
import dev.sceneroute.media.PieceListener;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How far this process has come with the films it puts together. Most films have next to nothing left to do then; one that
 * was changed may have all its sound and all its transitions.
 */
@Component
class FilmWork {
    // What it costs, roughly: a transition starts FFmpeg twice or more, eight pieces of sound share one start.
    private static final double TRANSITION = 4;
    private static final double SOUND = 1;
    private static final double JOINING = 4;
    /** Of a transition, what FFmpeg's frames tell of; the rest is putting it where it belongs. */
    private static final double ENCODING = 0.8;

    private final FfmpegRuns runs;
    private final Map<String, Film> films = new ConcurrentHashMap<>();

    FilmWork(FfmpegRuns runs) {
        this.runs = runs;
    }

    /**
     * A film is begun; close it when it is made, or cannot be.
     *
     * @param transitions how many are to be made
     */
    Film begin(String jobId, int transitions) {
        Film film = new Film(jobId, transitions);
        films.put(jobId, film);
        return film;
    }

    /** How much of a film is done, 0 to 1; nothing if this process is not at it. */
    OptionalDouble done(String jobId) {
        Film film = films.get(jobId);
        return film == null ? OptionalDouble.empty() : OptionalDouble.of(film.done());
    }

    /** One film. Its sound is made first, so that from its first transition on all that is left is known. */
    final class Film implements PieceListener, AutoCloseable {
        private final String jobId;
        private double all;
        private double done;
        private @Nullable Path fading;
        private int frames = 1;

        private Film(String jobId, int transitions) {
            this.jobId = jobId;
            this.all = transitions * TRANSITION + JOINING;
        }

        @Override
        public synchronized void begun(int pieces) {
            all += pieces * SOUND;
        }

        @Override
        public synchronized void made(int pieces) {
            done += pieces * SOUND;
        }

        /**
         * A transition is begun.
         *
         * @param folder where FFmpeg works on it
         * @param expected how many frames that takes at most
         */
        synchronized void fading(Path folder, int expected) {
            fading = folder;
            frames = Math.max(1, expected);
        }

        /** The transition is made. */
        synchronized void faded() {
            fading = null;
            done += TRANSITION;
        }

        private synchronized double done() {
            double begun = fading == null ? 0 : Math.min(1, (double) runs.frames(fading) / frames);
            return Math.min(1, (done + TRANSITION * ENCODING * begun) / all);
        }

        @Override
        public void close() {
            films.remove(jobId, this);
        }
    }
}
