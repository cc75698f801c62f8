package dev.sceneroute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.generation.TaskState;
import dev.sceneroute.production.JobSceneState;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.production.JobStep;
import dev.sceneroute.production.ScriptStatus;
import java.util.Arrays;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every legal move of everything that has a state, on one screen. What is not said here is not legal. */
class StateMovesTest {

    @ParameterizedTest
    @CsvSource({
        "QUEUED,    RUNNING FAILED CANCELED",
        "RUNNING,   SUCCEEDED FAILED CANCELED",
        "SUCCEEDED, RUNNING",
        "FAILED,    RUNNING",
        "CANCELED,  RUNNING",
    })
    void a_job_moves_so(JobStatus from, String to) {
        assertThat(moves(JobStatus.values(), from, JobStatus::canBecome)).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({
        "WAITING,   ORDERED COLLECTED READY FAILED",
        "ORDERED,   WAITING COLLECTED READY FAILED",
        "COLLECTED, WAITING READY FAILED",
        "READY,     WAITING ORDERED COLLECTED READY",
        "FAILED,    WAITING ORDERED COLLECTED READY",
    })
    void a_scene_moves_so(JobSceneState from, String to) {
        assertThat(moves(JobSceneState.values(), from, JobSceneState::canBecome))
                .isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({
        "INTENDED,   SUBMITTED PROCESSING SUCCEED FAILED UNKNOWN",
        "SUBMITTED,  PROCESSING SUCCEED FAILED UNKNOWN",
        "PROCESSING, SUCCEED FAILED UNKNOWN",
        "SUCCEED,    ''",
        "FAILED,     ''",
        "UNKNOWN,    SUBMITTED SUCCEED FAILED",
    })
    void a_paid_task_moves_so(TaskState from, String to) {
        assertThat(moves(TaskState.values(), from, TaskState::canBecome)).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({"DRAFT, APPROVED", "APPROVED, DRAFT"})
    void a_script_moves_so(ScriptStatus from, String to) {
        assertThat(moves(ScriptStatus.values(), from, ScriptStatus::canBecome)).isEqualTo(to);
    }

    @Test
    void what_has_ended_says_so() {
        assertThat(JobStatus.values())
                .filteredOn(JobStatus::isEnd)
                .containsExactly(JobStatus.SUCCEEDED, JobStatus.FAILED, JobStatus.CANCELED);
        assertThat(JobSceneState.values())
                .filteredOn(JobSceneState::isEnd)
                .containsExactly(JobSceneState.READY, JobSceneState.FAILED);
        assertThat(TaskState.values())
                .filteredOn(TaskState::isEnd)
                .containsExactly(TaskState.SUCCEED, TaskState.FAILED);
    }

    @Test
    void every_state_is_read_back_from_the_word_that_is_stored() {
        assertThat(JobStatus.values()).allMatch(state -> JobStatus.of(state.word()) == state);
        assertThat(JobSceneState.values()).allMatch(state -> JobSceneState.of(state.word()) == state);
        assertThat(TaskState.values()).allMatch(state -> TaskState.of(state.word()) == state);
        assertThat(ScriptStatus.values()).allMatch(state -> ScriptStatus.of(state.word()) == state);
        assertThat(JobStep.values()).allMatch(step -> JobStep.of(step.word()) == step);
    }

    @Test
    void the_steps_of_a_job_share_out_its_progress_without_gaps() {
        JobStep[] steps = Stream.of(JobStep.values())
                .filter(step -> step != JobStep.RENDER_SLIDES)
                .toArray(JobStep[]::new);

        // Slides are rendered while clips are generated.
        assertThat(JobStep.RENDER_SLIDES.progress(0)).isEqualTo(JobStep.GENERATE_CLIPS.progress(0));
        assertThat(JobStep.RENDER_SLIDES.progress(1)).isEqualTo(JobStep.GENERATE_CLIPS.progress(1));
        assertThat(steps[0].progress(0)).isZero();
        assertThat(steps[steps.length - 1].progress(1)).isEqualTo(100);
        for (int step = 1; step < steps.length; step++) {
            assertThat(steps[step].progress(0)).as(steps[step].word()).isEqualTo(steps[step - 1].progress(1));
        }
        assertThat(Stream.of(-1.0, 0.0, 0.5, 1.0, 7.0).map(JobStep.GENERATE_CLIPS::progress))
                .isSorted();
    }

    private static <S> String moves(S[] states, S from, BiPredicate<S, S> legal) {
        return Arrays.stream(states)
                .filter(next -> legal.test(from, next))
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }
}
