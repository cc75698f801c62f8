package dev.sceneroute.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.generation.TaskReport.Status;
import dev.sceneroute.production.SceneKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every callback that can come to a task, and what it is worth, on one screen. */
class CalledTaskTest {
    private static final String OURS = "job-1-s1-a1";
    private static final String THEIRS = "831234567890123456";
    private static final VideoOrder ORDER = Orders.plain(OURS);

    @ParameterizedTest(name = "{0}, end told {1}: {2} is {3}")
    @CsvSource({
        "INTENDED,   false, SUBMITTED,  EARLY",
        "INTENDED,   false, PROCESSING, EARLY",
        "INTENDED,   false, SUCCEED,    EARLY",
        "INTENDED,   false, FAILED,     EARLY",
        "INTENDED,   true,  SUCCEED,    REPEATED",
        "INTENDED,   true,  PROCESSING, OUT_OF_ORDER",
        "SUBMITTED,  false, SUBMITTED,  NOTHING_NEW",
        "SUBMITTED,  false, PROCESSING, ACCEPTED",
        "SUBMITTED,  false, SUCCEED,    ACCEPTED",
        "SUBMITTED,  false, FAILED,     ACCEPTED",
        "SUBMITTED,  true,  PROCESSING, OUT_OF_ORDER",
        "SUBMITTED,  true,  SUCCEED,    REPEATED",
        "PROCESSING, false, SUBMITTED,  OUT_OF_ORDER",
        "PROCESSING, false, PROCESSING, NOTHING_NEW",
        "PROCESSING, false, SUCCEED,    ACCEPTED",
        "PROCESSING, true,  FAILED,     REPEATED",
        "PROCESSING, true,  SUBMITTED,  OUT_OF_ORDER",
        "UNKNOWN,    false, PROCESSING, ACCEPTED",
        "UNKNOWN,    false, SUCCEED,    ACCEPTED",
        "SUCCEED,    true,  SUCCEED,    LATE",
        "SUCCEED,    false, FAILED,     LATE",
        "SUCCEED,    true,  PROCESSING, OUT_OF_ORDER",
        "FAILED,     false, SUCCEED,    LATE",
        "FAILED,     true,  SUBMITTED,  OUT_OF_ORDER",
    })
    void a_callback_is_worth_what_it_adds(TaskState state, boolean endTold, Status told, CallbackVerdict verdict) {
        String known = state == TaskState.INTENDED || state == TaskState.UNKNOWN ? null : THEIRS;

        assertThat(new CalledTask(task(state, known), endTold).judge(report(THEIRS, OURS, told)))
                .isEqualTo(verdict);
    }

    @Test
    void a_body_about_another_task_is_not_believed() {
        CalledTask known = new CalledTask(task(TaskState.PROCESSING, THEIRS), false);
        CalledTask intended = new CalledTask(task(TaskState.INTENDED, null), false);

        assertThat(known.judge(report("999", OURS, Status.SUCCEED))).isEqualTo(CallbackVerdict.OTHER_TASK);
        assertThat(known.judge(report(THEIRS, "job-2-s1-a1", Status.SUCCEED))).isEqualTo(CallbackVerdict.OTHER_TASK);
        assertThat(intended.judge(report(THEIRS, "job-2-s1-a1", Status.SUCCEED)))
                .isEqualTo(CallbackVerdict.OTHER_TASK);
        assertThat(known.judge(report(THEIRS, null, Status.SUCCEED))).isEqualTo(CallbackVerdict.ACCEPTED);
    }

    @Test
    void every_verdict_is_read_back_from_the_word_that_is_stored() {
        assertThat(CallbackVerdict.values()).allMatch(verdict -> CallbackVerdict.of(verdict.word()) == verdict);
    }

    @Test
    void what_is_only_counted_is_never_acted_upon_and_neither_is_a_stranger() {
        assertThat(Arrays.stream(CallbackVerdict.values()).filter(CallbackVerdict::isActedUpon))
                .containsExactly(CallbackVerdict.ACCEPTED, CallbackVerdict.EARLY, CallbackVerdict.REPEATED)
                .allMatch(verdict -> verdict.isKept() && !verdict.isStrangers());
    }

    private static GenerationTask task(TaskState state, @Nullable String providerTaskId) {
        return new GenerationTask(
                "task_1",
                "local",
                new SceneKey("job_1", 1),
                1,
                "kling",
                ORDER,
                "token",
                providerTaskId,
                state,
                0,
                Instant.EPOCH);
    }

    private static TaskReport report(String taskId, @Nullable String externalId, Status told) {
        return new TaskReport(taskId, externalId, told, null, List.of(), null, null);
    }
}
