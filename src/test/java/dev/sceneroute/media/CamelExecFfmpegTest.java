package dev.sceneroute.media;

import static dev.sceneroute.media.MediaRig.FFMPEG;
import static dev.sceneroute.media.MediaRig.RUNS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CamelExecFfmpegTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** Would run for an hour of wall time: it is read at its own speed. */
    /** Other tests have processes of their own at the same time. */
    private static final String UNLIKE_ANY_OTHER = "3604.7";

    private static final List<String> ENDLESS = List.of(
            "-progress", "pipe:1", "-re", "-f", "lavfi", "-i", "testsrc", "-t", UNLIKE_ANY_OTHER, "-f", "null", "-");

    @TempDir
    Path work;

    @Test
    void it_runs_in_the_working_directory_and_gives_back_what_was_printed() {
        FfmpegRun run = FFMPEG.run(
                work,
                List.of("-f", "lavfi", "-i", "testsrc=s=64x64:d=0.2:r=10", "-progress", "pipe:1", "a b.mp4"),
                LIMIT);

        assertThat(work.resolve("a b.mp4")).isNotEmptyFile();
        assertThat(run.output()).contains("frame=2", "progress=end");
        assertThat(run.messages()).isEmpty();
    }

    @Test
    void quotes_and_dollars_in_arguments_stay_what_they_are() {
        String name = "it's \"$HOME\" `id` %PATH% ; rm -rf.mp4";

        FFMPEG.run(work, List.of("-f", "lavfi", "-i", "testsrc=s=64x64:d=0.1", "file:" + name), LIMIT);

        assertThat(work.resolve(name)).isNotEmptyFile();
    }

    @Test
    void a_failure_carries_ffmpegs_last_words() {
        assertThatThrownBy(() -> FFMPEG.run(work, List.of("-i", "file:missing.mp4", "x.mp4"), LIMIT))
                .isInstanceOf(FfmpegException.class)
                .hasMessageContainingAll("missing.mp4", "No such file");
    }

    @Test
    void a_run_that_takes_too_long_is_killed() {
        assertThatThrownBy(() -> FFMPEG.run(work, ENDLESS, Duration.ofMillis(300)))
                .isInstanceOf(FfmpegException.class)
                .hasMessageContaining("longer than PT0.3S");
        assertThat(RUNS.count()).isZero();
    }

    @Test
    void how_far_a_run_has_come_can_be_seen_while_it_goes_on() throws Exception {
        Path mine = Files.createDirectories(work.resolve("mine"));
        CompletableFuture<FfmpegRun> run = CompletableFuture.supplyAsync(() -> FFMPEG.run(mine, ENDLESS, LIMIT));

        await("frames to be written").until(() -> RUNS.frames(mine) > 10);

        assertThat(RUNS.frames(work)).as("of what lies below it").isPositive();
        assertThat(RUNS.frames(work.resolve("min"))).isZero();
        RUNS.stopIn(mine);
        assertThatThrownBy(run::join).isInstanceOf(CompletionException.class);
        assertThat(RUNS.frames(mine)).isZero();
    }

    @Test
    void the_runs_of_one_folder_can_be_stopped_and_others_go_on() throws Exception {
        Path mine = Files.createDirectories(work.resolve("mine/deeper"));
        CompletableFuture<FfmpegRun> run = CompletableFuture.supplyAsync(() -> FFMPEG.run(mine, ENDLESS, LIMIT));
        await("the run to begin").until(() -> RUNS.count() == 1);

        assertThat(RUNS.stopIn(work.resolve("min"))).isZero();
        assertThat(RUNS.stopIn(work.resolve("mine"))).isEqualTo(1);

        assertThatThrownBy(run::join).isInstanceOf(CompletionException.class).hasMessageContaining("stopped");
        assertThat(RUNS.count()).isZero();
    }

    @Test
    void an_interrupted_caller_leaves_no_process_behind() throws Exception {
        Thread caller = new Thread(
                () -> assertThatThrownBy(() -> FFMPEG.run(work, ENDLESS, LIMIT)).hasMessageContaining("interrupted"));
        caller.start();
        await("the run to begin").until(() -> RUNS.count() == 1);

        caller.interrupt();
        caller.join();

        await("the process to be gone").until(() -> ProcessHandle.current()
                .descendants()
                .map(child -> child.info().commandLine().orElse(""))
                .noneMatch(line -> line.contains(UNLIKE_ANY_OTHER)));
    }

    @Test
    void a_flood_of_messages_neither_blocks_the_run_nor_fills_the_memory() {
        List<String> flood = List.of(
                "-v", "debug", "-f", "lavfi", "-i", "testsrc=s=64x64:r=2000:d=4", "-vf", "showinfo", "-f", "null", "-");

        FfmpegRun run = FFMPEG.run(work, flood, LIMIT);

        assertThat(run.messages()).hasSizeBetween(60_000, 65_536);
    }

    @Test
    void many_callers_at_once_all_get_their_own_answer() {
        List<CompletableFuture<Path>> files = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String name = "clip" + i + ".mp4";
            files.add(CompletableFuture.supplyAsync(() -> {
                FFMPEG.run(work, List.of("-f", "lavfi", "-i", "testsrc=s=64x64:d=0.1", name), LIMIT);
                return work.resolve(name);
            }));
        }

        assertThat(files).allSatisfy(file -> assertThat(file.join()).isNotEmptyFile());
    }

    @Test
    void the_route_runs_nothing_but_ffmpeg() {
        assertThatThrownBy(() -> MediaRig.CAMEL
                        .createProducerTemplate()
                        .requestBodyAndHeader("direct:ffmpeg-run", "", "CamelExecCommandExecutable", "/bin/sh"))
                .rootCause()
                .hasMessageContaining("runs ffmpeg only");
    }

    @Test
    void a_missing_working_directory_is_named() {
        assertThatThrownBy(() -> FFMPEG.run(work.resolve("nowhere"), List.of("-version"), LIMIT))
                .isInstanceOf(FfmpegException.class)
                .hasMessageContaining("nowhere");
    }
}
