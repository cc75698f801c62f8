package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.Job;
import dev.sceneroute.runtime.Owner;
import org.apache.camel.CamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Nobody takes a scene out of a film that is being put together, and none is put together of scenes that are under way. */
class FilmBeingJoinedTest extends IntegrationTest {

    @Autowired
    private Films films;

    @Autowired
    private JobControl control;

    @Autowired
    private FilmAssembly assembly;

    @Autowired
    private CamelContext camel;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transactions;

    @ParameterizedTest
    @ValueSource(strings = {"compose_video", "upload_assets"})
    void a_scene_is_not_tried_again_while_its_film_is_put_together(String step) {
        Job job = films.make(films.script(2, 3), Deliver.FILM);

        seenByNobody(() -> {
            running(job, step);
            assertThatThrownBy(() -> control.retryScene(Owner.LOCAL, job.id(), 1, SceneEdit.NONE))
                    .isInstanceOf(JobConflictException.class)
                    .hasMessageContainingAll("being put together", "wait for its end, or cancel the job");
        });

        assertThat(control.retryScene(Owner.LOCAL, job.id(), 1, SceneEdit.NONE)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"ready, true", "collected, false", "waiting, false", "ordered, false"})
    void a_film_is_put_together_when_all_of_its_scenes_are_there(String state, boolean begun) {
        Job job = films.make(films.script(2, 3), Deliver.FILM);

        seenByNobody(() -> {
            running(job, "generate_clips");
            database.sql("update job_scene set state = :state where job_id = :job and scene_order = 2")
                    .param("state", state)
                    .param("job", job.id())
                    .update();
            assertThat(assembly.claim(job.id(), new DefaultExchange(camel)) != null)
                    .isEqualTo(begun);
        });
    }

    private void running(Job job, String step) {
        database.sql("update job set status = 'running', step = :step, finished_at = null where id = :job")
                .param("step", step)
                .param("job", job.id())
                .update();
    }

    /** In a transaction that is taken back. */
    private void seenByNobody(Runnable work) {
        transactions.executeWithoutResult(all -> {
            work.run();
            all.setRollbackOnly();
        });
    }
}
