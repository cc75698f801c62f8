package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.media.FfmpegExitException;
import dev.sceneroute.outside.DownloadException;
import dev.sceneroute.storage.StorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What is waited for, and what is not. */
class ObstacleTest {
    static Stream<Arguments> thrown() {
        return Stream.of(
                Arguments.of(Obstacle.DISK, new DownloadException("broke off", DownloadException.Cause.OUTAGE, full())),
                Arguments.of(Obstacle.DISK, new StorageException("cannot store", full())),
                Arguments.of(Obstacle.DISK, new UncheckedIOException(new AccessDeniedException("/media"))),
                Arguments.of(Obstacle.DISK, new UncheckedIOException(new FileSystemException("/work"))),
                Arguments.of(Obstacle.DISK, new FfmpegExitException(1, "av_interleaved: No space left on device")),
                Arguments.of(
                        Obstacle.NETWORK,
                        new DownloadException(
                                "broke off", DownloadException.Cause.OUTAGE, new IOException("Connection reset"))),
                Arguments.of(Obstacle.NETWORK, new DownloadException("status 503", DownloadException.Cause.OUTAGE)),
                Arguments.of(Obstacle.NONE, new DownloadException("too large", DownloadException.Cause.REFUSED)),
                Arguments.of(Obstacle.STOPPED, new RuntimeException(new InterruptedException())),
                Arguments.of(Obstacle.DATABASE, new CannotCreateTransactionException("no connection")),
                Arguments.of(Obstacle.DATABASE, new DataAccessResourceFailureException("gone")),
                Arguments.of(Obstacle.NONE, new StorageException("There is no file of this key")),
                Arguments.of(Obstacle.NONE, new FfmpegExitException(1, "Invalid data found")),
                Arguments.of(Obstacle.NONE, new IllegalStateException("a fault of ours")));
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void what_stood_in_the_way_is_told_by_everything_that_was_thrown(Obstacle expected, Exception problem) {
        assertThat(Obstacle.of(problem)).isEqualTo(expected);
    }

    private static IOException full() {
        return new IOException("No space left on device");
    }
}
