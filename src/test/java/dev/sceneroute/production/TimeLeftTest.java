package dev.sceneroute.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How long a job may still take is said once there is something to go by, and only then. */
class TimeLeftTest {
    @Test
    void nothing_is_said_before_half_a_scene_is_done() {
        SceneCounts begun = new SceneCounts(Map.of(JobSceneState.WAITING, 8, JobSceneState.ORDERED, 2), 0, 0, 0, 0);

        assertThat(TimeLeft.estimate(Duration.ofSeconds(30), 0, begun)).isEmpty();
    }

    @Test
    void scenes_left_take_as_long_as_those_that_have_come() {
        SceneCounts half = new SceneCounts(Map.of(JobSceneState.WAITING, 5, JobSceneState.READY, 5), 0, 0, 0, 0);

        assertThat(TimeLeft.estimate(Duration.ofSeconds(100), 5, half)).contains(Duration.ofSeconds(100));
    }

    @Test
    void scenes_that_were_ready_before_a_retry_do_not_make_it_look_quick() {
        SceneCounts retried = new SceneCounts(Map.of(JobSceneState.WAITING, 2, JobSceneState.READY, 58), 0, 0, 0, 0);

        assertThat(TimeLeft.estimate(Duration.ofSeconds(60), 1, retried)).contains(Duration.ofSeconds(120));
    }

    @Test
    void what_ffmpeg_has_encoded_of_a_scene_counts() {
        SceneCounts begun = new SceneCounts(Map.of(JobSceneState.COLLECTED, 1), 0, 0, 0, 0);
        SceneCounts further = new SceneCounts(Map.of(JobSceneState.COLLECTED, 1), 0, 0, 0.5, 0);

        assertThat(further.done()).isGreaterThan(begun.done()).isLessThan(1);
    }

    @Test
    void a_job_that_only_waits_for_drawn_scenes_renders_slides() {
        Map<JobSceneState, Integer> two = Map.of(JobSceneState.COLLECTED, 2, JobSceneState.READY, 3);

        assertThat(new SceneCounts(two, 0, 2, 0, 0).step()).isEqualTo(JobStep.RENDER_SLIDES);
        assertThat(new SceneCounts(two, 0, 1, 0, 0).step()).isEqualTo(JobStep.GENERATE_CLIPS);
        assertThat(new SceneCounts(Map.of(JobSceneState.READY, 3), 0, 0, 0, 0).step())
                .isEqualTo(JobStep.GENERATE_CLIPS);
    }
}
