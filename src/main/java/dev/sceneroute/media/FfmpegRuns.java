package dev.sceneroute.media;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The runs of FFmpeg that are going on, known by their working directories, so that the runs of a job that is no longer
 * wanted can be stopped. All are stopped when the program ends.
 */
@Component
public class FfmpegRuns implements DisposableBean {

    private static final Pattern FRAME = Pattern.compile("(?m)^frame=\\s*(\\d{1,9})\\s*$");

    private final Set<Entry> entries = ConcurrentHashMap.newKeySet();

    /** How many are going on. */
    public int count() {
        return entries.size();
    }

    /**
     * Stops every run in a folder or below it; whoever waits for one gets an {@link FfmpegException}. A run that waits
     * for its place has not begun and is not stopped: look at the job again before asking for the next run.
     *
     * @return how many were stopped
     */
    public int stopIn(Path folder) {
        Path wanted = folder.toAbsolutePath().normalize();
        int stopped = 0;
        for (Entry entry : entries) {
            if (entry.directory.startsWith(wanted)) {
                entry.process.stop();
                stopped++;
            }
        }
        return stopped;
    }

    /** The working directories of all that are going on. */
    public Set<Path> folders() {
        return entries.stream().map(entry -> entry.directory).collect(Collectors.toSet());
    }

    /**
     * How many frames a run in a folder or below it has written, by FFmpeg's own progress report; 0 if none goes on there, or it makes
     * no picture.
     */
    public int frames(Path folder) {
        Path wanted = folder.toAbsolutePath().normalize();
        return entries.stream()
                .filter(entry -> entry.directory.startsWith(wanted))
                .mapToInt(entry -> frames(entry.process.soFar()))
                .max()
                .orElse(0);
    }

    /** The last {@code frame=} of a progress report (FFmpeg, option {@code -progress}). */
    static int frames(String report) {
        Matcher frame = FRAME.matcher(report);
        int last = 0;
        while (frame.find()) {
            last = Integer.parseInt(frame.group(1));
        }
        return last;
    }

    /** Stops all of them. */
    @Override
    public void destroy() {
        entries.forEach(entry -> entry.process.stop());
    }

    Entry enter(Path directory, BoundedProcess process) {
        Entry entry = new Entry(directory, process);
        entries.add(entry);
        return entry;
    }

    /** One run; closing it takes it off the list. */
    final class Entry implements AutoCloseable {
        private final Path directory;
        private final BoundedProcess process;

        private Entry(Path directory, BoundedProcess process) {
            this.directory = directory;
            this.process = process;
        }

        BoundedProcess process() {
            return process;
        }

        @Override
        public void close() {
            entries.remove(this);
        }
    }
}
