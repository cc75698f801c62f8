package dev.sceneroute.pipeline;

import dev.sceneroute.media.FfmpegExitException;
import dev.sceneroute.media.FfmpegStoppedException;
import dev.sceneroute.outside.DownloadException;
import dev.sceneroute.runtime.DatabaseTrouble;
import dev.sceneroute.speech.SpeechException;
import dev.sceneroute.storage.StorageException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.stream.Stream;

/** What kept a step from doing its work, when that is not the fault of the work itself. */
enum Obstacle {
    /** The work was taken from this process: its job was canceled, or the process stops. */
    STOPPED,
    /** The database was not there: nothing can be recorded, so nothing has happened. */
    DATABASE,
    /** No room on the disk, or files cannot be written. It passes when somebody mends it. */
    DISK,
    /** A file server or the network. It passes. */
    NETWORK,
    /** None of these: it lies with the work, and trying again for ever would not help. */
    NONE;

    /** What stood in the way, by everything that was thrown on the way up. */
    static Obstacle of(Throwable problem) {
        return Stream.iterate(problem, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .map(Obstacle::ofOne)
                .filter(obstacle -> obstacle != NONE)
                .findFirst()
                .orElse(NONE);
    }

    private static Obstacle ofOne(Throwable problem) {
        if (problem instanceof FfmpegStoppedException || problem instanceof InterruptedException) {
            return STOPPED;
        }
        if (DatabaseTrouble.is(problem)) {
            return DATABASE;
        }
        if (problem instanceof SpeechException speech && mayPass(speech)) {
            return NETWORK;
        }
        return ofFiles(problem);
    }

    private static boolean mayPass(SpeechException problem) {
        return problem.kind() == SpeechException.Kind.RATE || problem.kind() == SpeechException.Kind.TROUBLE;
    }

    private static Obstacle ofFiles(Throwable problem) {
        boolean local = problem instanceof FileSystemException
                || (problem instanceof StorageException && problem.getCause() instanceof IOException)
                || (problem instanceof FfmpegExitException exit && exit.isForWantOfRoom())
                || (problem instanceof IOException && tellsOfNoRoom(String.valueOf(problem.getMessage())));
        if (local) {
            return DISK;
        }
        boolean passing = problem instanceof DownloadException download
                && download.kind() == DownloadException.Cause.OUTAGE
                && ofCause(download) == NONE;
        return passing ? NETWORK : NONE;
    }

    private static Obstacle ofCause(Throwable problem) {
        return problem.getCause() == null ? NONE : of(problem.getCause());
    }

    private static boolean tellsOfNoRoom(String message) {
        String words = message.toLowerCase(Locale.ROOT);
        return words.contains("no space left")
                || words.contains("quota exceeded")
                || words.contains("not enough space");
    }
}
