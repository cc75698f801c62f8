package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.media.Mp4Header;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobEvent;
import dev.sceneroute.production.JobEventStore;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.runtime.Owner;
import dev.sceneroute.sandbox.kling.Fault;
import dev.sceneroute.sandbox.kling.FaultSetting;
import java.time.Duration;
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
    private JobEventStore events;

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CLIP_TRUNCATED", "CLIP_NOT_MP4", "CLIP_WRONG_LENGTH"})
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
        assertThat(job.errorMessage()).contains("waited for PT8S");
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);

        sandbox.dial(Fault.FILE_CUT, FaultSetting.next(0));
        control.retry(Owner.LOCAL, job.id());
        wakeUps.sendBody("direct:job-resume", job.id());
        Job again = films.end(job, Duration.ofMinutes(1));

        assertThat(again.status()).as(again.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);
    }

    @Test
    void a_paid_clip_is_fetched_oftener_than_the_tries_of_a_step_as_long_as_its_server_is_in_trouble() {
        sandbox.dial(Fault.FILE_CUT, FaultSetting.next(7));

        Job job = films.start(films.script(1, SECONDS), Deliver.CLIPS);
        await("the trouble to be told")
                .atMost(Duration.ofSeconds(30))
                .until(() -> films.scenes(job).get(0).hold() != null);
        Job ended = films.end(job, Duration.ofMinutes(1));

        assertThat(ended.status()).as(ended.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(films.scenes(ended).get(0).hold()).isNull();
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);
        assertThat(sandbox.counts().downloads()).isEqualTo(8);
        assertThat(events.after(job.id(), 0, 100))
                .as("told once, not at every try")
                .extracting(JobEvent::type)
                .containsOnlyOnce("scene.held");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CLIP_WRONG_SIZE", "CLIP_WRONG_RATE", "CLIP_EXTRA_FRAME"})
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
    void the_files_are_fetched_without_giving_away_a_key() {
        films.make(films.script(1, SECONDS), Deliver.CLIPS);

        assertThat(sandbox.counts().downloads()).isPositive();
        assertThat(sandbox.counts().downloadsWithAuthorization()).isZero();
    }
}
