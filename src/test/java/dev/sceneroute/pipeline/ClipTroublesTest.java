package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sceneroute.IntegrationTest;
import dev.sceneroute.generation.EndpointType;
import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.generation.VideoOrder;
import dev.sceneroute.media.ClipFault;
import dev.sceneroute.media.ClipRejectedException;
import dev.sceneroute.media.Mp4Header;
import dev.sceneroute.production.ClipInspection;
import dev.sceneroute.production.ClipInspectionStore;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobEvent;
import dev.sceneroute.production.JobEventStore;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.runtime.Owner;
import dev.sceneroute.sandbox.FaultSetting;
import dev.sceneroute.sandbox.kling.Fault;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Clips that are not what was ordered, or do not arrive. What was paid is counted on the provider's side. */
class ClipTroublesTest extends IntegrationTest {
    private static final int SECONDS = 3;
    private static final int FRAMES = SECONDS * 24;

    @Autowired
    private Films films;

    @Autowired
    private JobControl control;

    @Autowired
    private ProducerTemplate wakeUps;

    @Autowired
    private ClipRejection rejection;

    @Autowired
    private ClipInspectionStore inspections;

    @Autowired
    private GenerationTaskStore tasks;

    @Autowired
    private JobEventStore events;

    @Autowired
    private MeterRegistry meters;

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CLIP_TRUNCATED", "CLIP_FLIPPED_BITS", "CLIP_NOT_MP4", "CLIP_WRONG_LENGTH", "CLIP_BLACK"})
    void in_place_of_a_useless_clip_a_new_one_is_ordered_once(Fault fault) {
        sandbox.dial(fault, FaultSetting.next(1));

        Job job = films.make(films.script(1, SECONDS), Deliver.CLIPS);

        assertThat(job.status()).as(job.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(2);
        assertThat(films.scenes(job)).extracting(JobScene::attempt).containsExactly(2);
    }

    @Test
    void a_second_useless_clip_ends_the_scene_and_says_what_to_do() {
        sandbox.dial(Fault.CLIP_TRUNCATED, FaultSetting.next(2));

        Job job = films.make(films.script(1, SECONDS), Deliver.CLIPS);

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(films.scenes(job)).extracting(JobScene::errorCode).containsExactly(ErrorCode.CLIP_REJECTED);
        assertThat(job.errorMessage()).contains("scene 1", "CLIP_REJECTED", ErrorCode.CLIP_REJECTED.nextStep());
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(2);
    }

    @Test
    void a_clip_whose_address_has_expired_gets_a_new_address_and_no_new_order() {
        sandbox.dial(Fault.FILE_EXPIRED, FaultSetting.next(1));

        Job job = films.make(films.script(1, SECONDS), Deliver.CLIPS);

        assertThat(job.status()).as(job.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);
        assertThat(sandbox.counts().queries()).isGreaterThanOrEqualTo(2);
        assertThat(sandbox.counts().downloads()).isEqualTo(2);
    }

    @Test
    void a_download_that_breaks_off_is_fetched_again_not_ordered_again() {
        sandbox.dial(Fault.FILE_CUT, FaultSetting.next(2));

        Job job = films.make(films.script(1, SECONDS), Deliver.CLIPS);

        assertThat(job.status()).as(job.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);
        assertThat(sandbox.counts().downloads()).isEqualTo(3);
    }

    @Test
    void a_clip_that_cannot_be_fetched_for_very_long_is_fetched_when_somebody_asks_again() {
        sandbox.dial(Fault.FILE_CUT, FaultSetting.next(1000));

        Job job = films.make(films.script(1, SECONDS), Deliver.CLIPS);
        assertThat(films.scenes(job)).extracting(JobScene::errorCode).containsExactly(ErrorCode.CLIP_DOWNLOAD_FAILED);
        assertThat(job.errorMessage()).contains("waited for PT12S");
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);

        sandbox.dial(Fault.FILE_CUT, FaultSetting.next(0));
        control.retry(Owner.LOCAL, job.id());
        wakeUps.sendBody("direct:job-resume", job.id());
        Job again = films.end(job, Duration.ofMinutes(1));

        assertThat(again.status()).as(again.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);
    }

    @Test
    void waiting_for_a_file_server_in_trouble_costs_a_paid_clip_none_of_its_tries_and_is_told_once() {
        sandbox.dial(Fault.FILE_CUT, FaultSetting.next(2));

        Job job = films.start(films.script(1, SECONDS), Deliver.CLIPS);
        JobScene held = await("the trouble to be told")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> films.scenes(job).get(0), scene -> scene.hold() != null);
        assertThat(held.collectTries()).isZero();
        Job ended = films.end(job, Duration.ofMinutes(1));

        assertThat(ended.status()).as(ended.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(films.scenes(ended).get(0).hold()).isNull();
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);
        assertThat(sandbox.counts().downloads()).isEqualTo(3);
        assertThat(events.after(job.id(), 0, 100)).extracting(JobEvent::type).containsOnlyOnce("scene.held");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CLIP_WRONG_SIZE", "CLIP_WRONG_SHAPE", "CLIP_WRONG_RATE", "CLIP_EXTRA_FRAME", "CLIP_FEWER_FRAMES"})
    void a_clip_of_another_form_is_brought_to_the_films_form_to_the_frame(Fault fault) {
        sandbox.dial(fault, FaultSetting.next(1));

        Job job = films.make(films.script(2, SECONDS), Deliver.FILM);

        assertThat(job.status()).as(job.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        Mp4Header film = Mp4Header.read(films.film(job));
        assertThat(film.frames()).isEqualTo(2 * FRAMES);
        assertThat(film.hasRate(24)).isTrue();
        assertThat(film.width()).isEqualTo(1280);
        assertThat(film.height()).isEqualTo(720);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(2);
    }

    @Test
    void a_clip_that_the_network_may_have_spoilt_is_fetched_once_more_before_another_is_paid_for() {
        sandbox.dial(Fault.CLIP_FLIPPED_BITS, FaultSetting.next(1));

        Job job = films.make(films.script(1, SECONDS), Deliver.CLIPS);

        assertThat(repairs(job)).containsExactly("fetch_again", "reorder", "none");
        assertThat(sandbox.counts().downloads()).isEqualTo(3);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(2);
    }

    @Test
    void a_short_clip_is_filled_with_its_last_frame_and_costs_no_new_order() {
        sandbox.dial(Fault.CLIP_FEWER_FRAMES, FaultSetting.next(1));

        Job job = films.make(films.script(1, SECONDS), Deliver.FILM);

        assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);
        assertThat(Mp4Header.read(films.film(job)).frames()).isEqualTo(FRAMES);
        assertThat(inspections.ofJob(job.id())).singleElement().satisfies(inspection -> {
            assertThat(inspection.verdict()).isEqualTo("repaired");
            assertThat(inspection.fault()).isEqualTo("too_short");
            assertThat(inspection.repair()).isEqualTo("hold_last_frames");
            assertThat(inspection.message()).contains("2.79 s", "3.00 s");
        });
        assertThat(event(job, "scene.collected").path("repair").asText()).isEqualTo("hold_last_frames");
    }

    @Test
    void a_clip_that_is_much_too_short_is_extended_where_the_model_allows_it() {
        sandbox.dial(Fault.CLIP_WRONG_LENGTH, FaultSetting.next(1));

        Job job = films.make(films.scriptBy("kling-v1-6", "text2video", 5), Deliver.FILM);

        assertThat(repairs(job)).containsExactly("extend", "none");
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(2);
        JobScene scene = films.scenes(job).get(0);
        VideoOrder second = tasks.find(scene.taskId()).orElseThrow().order();
        assertThat(second.endpoint()).isEqualTo(EndpointType.EXTEND);
        assertThat(second.parentVideoId()).isNotEqualTo(scene.videoId());
        assertThat(Mp4Header.read(films.film(job)).frames()).isEqualTo(5 * 24);
    }

    @Test
    void a_clip_in_another_container_becomes_a_film_and_one_order_only_is_paid() {
        sandbox.dial(Fault.CLIP_OTHER_CONTAINER, FaultSetting.next(1));

        Job job = films.make(films.script(1, SECONDS), Deliver.FILM);

        assertThat(job.status()).as(job.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);
        assertThat(sandbox.counts().downloads()).isEqualTo(1);
        assertThat(Mp4Header.read(films.film(job)).frames()).isEqualTo(FRAMES);
        assertThat(inspections.ofJob(job.id()))
                .singleElement()
                .extracting(ClipInspection::verdict, ClipInspection::fault, ClipInspection::repair)
                .containsExactly("repaired", "foreign_form", "conform");
    }

    @Test
    void in_place_of_a_whole_clip_of_a_coding_that_is_not_taken_none_is_ordered_and_a_person_is_asked() {
        sandbox.dial(Fault.CLIP_STRANGE_CODING, FaultSetting.next(1));

        Job job = films.make(films.script(1, SECONDS), Deliver.CLIPS);

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(films.scenes(job)).extracting(JobScene::errorCode).containsExactly(ErrorCode.CLIP_REJECTED);
        assertThat(job.errorMessage()).contains("H.264, H.265", "none was ordered", "choose another model");
        assertThat(repairs(job)).containsExactly("give_up");
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);
    }

    @Test
    void a_frozen_clip_is_used_and_told_and_costs_no_new_order() {
        sandbox.dial(Fault.CLIP_FROZEN, FaultSetting.next(1));

        Job job = films.make(films.script(1, SECONDS), Deliver.CLIPS);

        assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);
        assertThat(inspections.ofJob(job.id()))
                .singleElement()
                .extracting(ClipInspection::verdict, ClipInspection::fault)
                .containsExactly("warned", "frozen");
        assertThat(event(job, "scene.ready").path("message").asText()).contains("The clip is frozen for");
    }

    @Test
    void in_place_of_a_black_clip_one_is_ordered_with_an_adjusted_prompt() {
        double counted = counted();
        sandbox.dial(Fault.CLIP_BLACK, FaultSetting.next(1));

        Job job = films.make(films.script(1, SECONDS), Deliver.CLIPS);

        assertThat(sandbox.counts().createsAccepted()).isEqualTo(2);
        assertThat(repairs(job)).containsExactly("reorder", "none");
        assertThat(prompt(job)).startsWith("Scene 1. ").contains("well lit");
        assertThat(event(job, "scene.retried").path("fault").asText()).isEqualTo("black");
        assertThat(counted()).isEqualTo(counted + 1);
    }

    @Test
    void after_a_second_black_clip_a_person_is_asked_and_the_third_order_is_adjusted_too() {
        sandbox.dial(Fault.CLIP_BLACK, FaultSetting.next(2));

        Job job = films.make(films.script(1, SECONDS), Deliver.CLIPS);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(2);
        assertThat(repairs(job)).containsExactly("reorder", "give_up");
        assertThat(job.errorMessage()).contains("100 %", "80 %", "sceneroute.quality.black-from");

        control.retry(Owner.LOCAL, job.id());
        wakeUps.sendBody("direct:job-resume", job.id());
        Job again = films.end(job, Duration.ofMinutes(1));

        assertThat(again.status()).as(again.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(3);
        assertThat(prompt(job)).contains("well lit");
    }

    @Test
    void somebody_who_comes_late_with_a_bad_clip_does_not_throw_away_the_order_that_replaced_it() {
        sandbox.latency(Duration.ofSeconds(1));
        Job job = films.start(films.script(1, SECONDS), Deliver.CLIPS);
        await("the order to be out")
                .atMost(Duration.ofSeconds(10))
                .until(() -> sandbox.counts().createsAccepted() == 1);

        Outcome outcome = rejection.decide(
                late(films.scenes(job).get(0)), new ClipRejectedException(ClipFault.BLACK, "The clip is black"));

        assertThat(outcome.next()).isEqualTo(Outcome.Next.NOTHING);
        assertThat(films.end(job, Duration.ofMinutes(1)).status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);
        assertThat(repairs(job)).containsExactly("none");
    }

    @Test
    void the_files_are_fetched_without_giving_away_a_key() {
        films.make(films.script(1, SECONDS), Deliver.CLIPS);

        assertThat(sandbox.counts().downloads()).isPositive();
        assertThat(sandbox.counts().downloadsWithAuthorization()).isZero();
    }

    /** The scene as somebody claimed it for an order that has been replaced since. */
    private static JobScene late(JobScene now) {
        return new JobScene(
                now.jobId(),
                now.order(),
                now.owner(),
                now.state(),
                now.slotPool(),
                now.attempt(),
                1,
                "task_replaced",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                now.edition(),
                null,
                0,
                false);
    }

    private List<String> repairs(Job job) {
        return inspections.ofJob(job.id()).stream().map(ClipInspection::repair).toList();
    }

    private String prompt(Job job) {
        String taskId = String.valueOf(films.scenes(job).get(0).taskId());
        return tasks.find(taskId).orElseThrow().order().prompt();
    }

    private JsonNode event(Job job, String type) {
        return events.after(job.id(), 0, 100).stream()
                .filter(event -> event.type().equals(type))
                .findFirst()
                .orElseThrow()
                .data();
    }

    private double counted() {
        return meters.counter("sceneroute.clips.checked", "verdict", "rejected", "fault", "black")
                .count();
    }
}
