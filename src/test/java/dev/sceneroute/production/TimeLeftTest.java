package dev.sceneroute.production;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.production.JobEventStore.SceneTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long a job may still take is said once there is something to go by, and only then. */
class TimeLeftTest {
    @Test
    void nothing_is_said_before_half_a_scene_is_done() {
        List<JobScene> begun = scenes(clips(8, JobSceneState.WAITING), clips(2, JobSceneState.ORDERED));

        assertThat(left(30, begun, Map.of(9, ordered(1), 10, ordered(1)))).isEmpty();
    }

    @Test
    void scenes_left_take_as_long_as_those_that_have_come() {
        List<JobScene> half = scenes(clips(5, JobSceneState.READY), clips(5, JobSceneState.WAITING));

        assertThat(left(100, half, ready(5, 20))).contains(Duration.ofSeconds(100));
    }

    @Test
    void scenes_that_were_ready_before_a_retry_do_not_make_it_look_quick() {
        List<JobScene> retried = scenes(clips(58, JobSceneState.READY), clips(2, JobSceneState.WAITING));

        assertThat(left(60, retried, ready(1, 60))).contains(Duration.ofMinutes(2));
    }

    @Test
    void clips_that_were_here_before_a_retry_do_not_make_it_look_quick() {
        List<JobScene> encodedAgain = scenes(clips(10, JobSceneState.READY), clips(50, JobSceneState.COLLECTED));
        Map<Integer, SceneTimes> ready = new HashMap<>();
        for (int order = 1; order <= 10; order++) {
            ready.put(order, new SceneTimes(null, null, 5.0));
        }

        assertThat(left(20, encodedAgain, ready)).contains(Duration.ofSeconds(100));
    }

    @Test
    void slides_that_are_drawn_in_seconds_say_nothing_of_clips_that_take_minutes() {
        List<JobScene> drawn = scenes(slides(10, JobSceneState.READY, 1), clips(1, JobSceneState.ORDERED));
        Map<Integer, SceneTimes> times = new HashMap<>(Map.of(11, ordered(1)));
        for (int order = 1; order <= 10; order++) {
            times.put(order, new SceneTimes(null, null, (double) order));
        }

        assertThat(left(11, drawn, times)).isEmpty();
    }

    @Test
    void a_slide_takes_as_long_as_its_frames_have_shown() {
        assertThat(left(6, scenes(slides(1, JobSceneState.COLLECTED, 0)), Map.of()))
                .isEmpty();
        assertThat(left(6, scenes(slides(1, JobSceneState.COLLECTED, 0.75)), Map.of()))
                .contains(Duration.ofSeconds(2));
    }

    @Test
    void the_last_clip_takes_as_long_as_one_clip_however_many_came_at_once() {
        List<JobScene> all = scenes(clips(50, JobSceneState.READY), clips(1, JobSceneState.WAITING));

        assertThat(left(100, all, ready(50, 100))).contains(Duration.ofSeconds(100));
    }

    @Test
    void nothing_is_said_when_only_the_end_of_the_film_is_left() {
        assertThat(left(100, scenes(clips(5, JobSceneState.READY)), ready(5, 100)))
                .isEmpty();
    }

    @Test
    void speech_that_is_left_takes_as_long_as_what_was_made() {
        assertThat(TimeLeft.speaking(new JobEventStore.Speaking(Duration.ofSeconds(3), 1, 9)))
                .as("one piece says little")
                .isEmpty();
        assertThat(TimeLeft.speaking(new JobEventStore.Speaking(Duration.ofSeconds(6), 3, 9)))
                .contains(Duration.ofSeconds(18));
    }

    @Test
    void the_end_of_a_film_takes_as_long_as_what_is_done_of_it_has_shown() {
        assertThat(TimeLeft.composing(Duration.ofSeconds(10), 88)).isEmpty();
        assertThat(TimeLeft.composing(Duration.ofSeconds(10), 92)).contains(Duration.ofSeconds(10));
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

    private static Optional<Duration> left(int elapsed, List<JobScene> scenes, Map<Integer, SceneTimes> times) {
        return TimeLeft.making(new JobEventStore.Run(Duration.ofSeconds(elapsed), times), Deliver.FILM, scenes);
    }

    private static SceneTimes ordered(double at) {
        return new SceneTimes(at, null, null);
    }

    /** The first scenes have been ordered at once and have become ready. */
    private static Map<Integer, SceneTimes> ready(int scenes, double at) {
        Map<Integer, SceneTimes> times = new HashMap<>();
        for (int order = 1; order <= scenes; order++) {
            times.put(order, new SceneTimes(0.0, at, at));
        }
        return times;
    }

    @SafeVarargs
    private static List<JobScene> scenes(List<JobScene>... parts) {
        List<JobScene> all = new ArrayList<>();
        for (List<JobScene> part : parts) {
            part.forEach(scene -> all.add(scene(all.size() + 1, scene.state(), scene.slotPool(), scene.encoded())));
        }
        return all;
    }

    private static List<JobScene> clips(int count, JobSceneState state) {
        return Collections.nCopies(count, scene(0, state, "kling", 0));
    }

    private static List<JobScene> slides(int count, JobSceneState state, double encoded) {
        return Collections.nCopies(count, scene(0, state, JobSceneStore.DRAWN, encoded));
    }

    private static JobScene scene(int order, JobSceneState state, String pool, double encoded) {
        return new JobScene(
                "job_1", order, "local", state, pool, 1, 0, null, null, null, null, null, null, null, null, null, null,
                null, 1, null, encoded, false);
    }
}
