package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.production.JobStep;
import dev.sceneroute.production.JobStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What others can see a job doing on its way. The database itself keeps what each transaction leaves behind, so that no
 * step is so short that it is missed.
 */
class FilmStepsTest extends IntegrationTest {
    private static final String WATCH = """
            create table seen_step (number bigserial, transaction xid8 default pg_current_xact_id(), job text, step text);
            create function see_step() returns trigger language plpgsql as $$
            begin
                insert into seen_step (job, step) values (new.id, new.step);
                return new;
            end $$;
            create trigger see_step after insert or update on job for each row execute function see_step();
            """;
    private static final String FORGET = """
            drop trigger see_step on job; drop function see_step(); drop table seen_step
            """;
    private static final String SEEN = """
            select step from (select distinct on (transaction) number, step from seen_step where job = :job
                              order by transaction, number desc) as left_behind
            order by number
            """;

    @Autowired
    private Films films;

    @Autowired
    private JobStore jobs;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient database;

    @BeforeEach
    void watch() {
        database.sql(WATCH).update();
    }

    @AfterEach
    void forget() {
        database.sql(FORGET).update();
    }

    @Test
    void a_narrated_film_of_slides_goes_through_the_seven_steps_of_the_specification() {
        Job job = films.make(films.scriptOf("""
                        {"title": "Slides", "language": "en", "scenes": [
                          {"scene_type": "slide", "on_screen_text": "1", "narration": "A boat.", "target_duration": 2},
                          {"scene_type": "slide", "on_screen_text": "2", "narration": "A lake.", "target_duration": 2}]}
                        """), Deliver.FILM);

        assertThat(job.status()).as(job.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(seen(job))
                .containsExactly(
                        JobStep.VALIDATE_SCRIPT,
                        JobStep.GENERATE_TTS,
                        JobStep.GENERATE_SUBTITLE,
                        JobStep.RENDER_SLIDES,
                        JobStep.COMPOSE_VIDEO,
                        JobStep.UPLOAD_ASSETS,
                        JobStep.FINALIZE);
    }

    @Test
    void a_narrated_film_of_clips_has_its_clips_generated_in_place_of_slides() {
        Job job = films.make(films.scriptThatSays("en", "A boat.", "A lake."), Deliver.FILM);

        assertThat(job.status()).as(job.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(seen(job))
                .containsExactly(
                        JobStep.VALIDATE_SCRIPT,
                        JobStep.GENERATE_TTS,
                        JobStep.GENERATE_SUBTITLE,
                        JobStep.GENERATE_CLIPS,
                        JobStep.COMPOSE_VIDEO,
                        JobStep.UPLOAD_ASSETS,
                        JobStep.FINALIZE);
    }

    @Test
    void slides_that_are_left_when_the_clips_are_here_are_rendered_and_no_step_comes_twice() {
        Job job = films.make(films.scriptOf("""
                        {"title": "Both", "scenes": [
                          {"scene_type": "slide", "on_screen_text": "A minute", "target_duration": 60},
                          {"visual_prompt": "A calm lake", "target_duration": 3}]}
                        """), Deliver.FILM);

        assertThat(job.status()).as(job.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(seen(job))
                .containsExactly(
                        JobStep.VALIDATE_SCRIPT,
                        JobStep.GENERATE_CLIPS,
                        JobStep.RENDER_SLIDES,
                        JobStep.COMPOSE_VIDEO,
                        JobStep.UPLOAD_ASSETS,
                        JobStep.FINALIZE);
    }

    @Test
    void what_is_spoken_once_more_because_it_has_no_place_takes_a_job_no_step_back() {
        Job job = films.make(films.scriptThatSays("en", "A boat."), Deliver.FILM);

        JobStep after = transactions.execute(test -> {
            test.setRollbackOnly();
            database.sql(
                            "update job set status = 'running', step = 'generate_subtitle', narrated = false where id = :id")
                    .param("id", job.id())
                    .update();
            assertThat(jobs.claim(job.id(), JobStep.GENERATE_TTS, Duration.ofMinutes(1), "somebody"))
                    .isTrue();
            return jobs.get(job.id()).step();
        });

        assertThat(after).isEqualTo(JobStep.GENERATE_SUBTITLE);
    }

    /** What anybody could have read of a job's step, in order. */
    private List<JobStep> seen(Job job) {
        List<JobStep> steps = new ArrayList<>();
        for (String word :
                database.sql(SEEN).param("job", job.id()).query(String.class).list()) {
            JobStep step = JobStep.of(word);
            if (steps.isEmpty() || steps.get(steps.size() - 1) != step) {
                steps.add(step);
            }
        }
        return steps;
    }
}
