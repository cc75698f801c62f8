package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.RewriteHook;
import dev.sceneroute.generation.AdjustmentReason;
import dev.sceneroute.generation.GenerationTask;
import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.generation.OrderImage;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneState;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.production.PromptStore;
import dev.sceneroute.production.SceneKey;
import dev.sceneroute.runtime.Owner;
import dev.sceneroute.sandbox.FaultSetting;
import dev.sceneroute.sandbox.kling.Fault;
import java.time.Duration;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A prompt a provider's policy refused is never sent again as it was. */
class RefusedPromptTest extends IntegrationTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Autowired
    private Films films;

    @Autowired
    private JobControl control;

    @Autowired
    private GenerationTaskStore tasks;

    @Autowired
    private PromptStore prompts;

    @Autowired
    private ProducerTemplate wakeUps;

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"TASK_MODERATED", "CREATE_MODERATED"})
    void it_needs_another_one_from_a_person(Fault fault) {
        sandbox.dial(fault, FaultSetting.next(1));
        Job job = films.make(films.script(1, 5), Deliver.LINKS);
        long orders = creates();

        assertThat(films.scenes(job)).extracting(JobScene::errorCode).containsExactly(ErrorCode.CONTENT_REFUSED);
        assertThatThrownBy(() -> control.retry(Owner.LOCAL, job.id()))
                .isInstanceOf(JobConflictException.class)
                .hasMessageContaining("visual_prompt");
        assertThatThrownBy(() -> control.retryScene(Owner.LOCAL, job.id(), 1, SceneEdit.NONE))
                .isInstanceOf(JobConflictException.class)
                .hasMessageContaining("visual_prompt");
        assertThat(creates()).isEqualTo(orders);

        control.retryScene(Owner.LOCAL, job.id(), 1, new SceneEdit("A calm lake", null));
        wakeUps.sendBody("direct:job-resume", job.id());

        assertThat(films.end(job, LIMIT).status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(prompts(job)).endsWith("A calm lake");
        assertThat(creates()).isEqualTo(orders + 1);
    }

    @Test
    void the_rewrite_hook_is_told_what_was_refused_and_its_answer_is_ordered() {
        RewriteHook.answer(200, "{\"visual_prompt\": \"A calm lake\"}");
        sandbox.dial(Fault.TASK_MODERATED, FaultSetting.next(1));

        Job job = films.make(films.script(1, 5), Deliver.LINKS);

        assertThat(job.status()).as(job.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(prompts(job)).containsExactly("Scene 1", "A calm lake");
        assertThat(RewriteHook.questions())
                .singleElement()
                .asString()
                .contains("\"visual_prompt\":\"Scene 1\"", "risk control", job.id());
    }

    @Test
    void a_hook_that_keeps_giving_the_refused_prompt_or_fails_leaves_it_to_a_person() {
        for (String answer : List.of("{\"visual_prompt\": \"Scene 1\"}", "no json", "{}")) {
            RewriteHook.answer(200, answer);
            sandbox.dial(Fault.TASK_MODERATED, FaultSetting.next(1));

            Job job = films.make(films.script(1, 5), Deliver.LINKS);

            assertThat(job.status()).isEqualTo(JobStatus.FAILED);
            assertThat(films.scenes(job)).extracting(JobScene::errorCode).containsExactly(ErrorCode.CONTENT_REFUSED);
            assertThat(RewriteHook.questions()).hasSize(3);
            assertThat(prompts(job)).containsExactly("Scene 1");
        }
    }

    @Test
    void a_hook_whose_prompts_are_all_refused_is_not_asked_for_ever() {
        RewriteHook.answer(200, "{\"visual_prompt\": \"Prompt no. " + RewriteHook.NUMBER + "\"}");
        sandbox.dial(Fault.TASK_MODERATED, FaultSetting.next(10));

        Job job = films.make(films.script(1, 5), Deliver.LINKS);

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(prompts(job)).containsExactly("Scene 1", "Prompt no. 1", "Prompt no. 2");
    }

    @Test
    void a_job_that_is_canceled_while_another_prompt_is_asked_for_does_not_send_the_refused_one() {
        sandbox.latency(Duration.ofSeconds(1));
        Job job = films.start(films.script(1, 5), Deliver.LINKS);
        JobScene ordered = await("the order")
                .atMost(LIMIT)
                .until(() -> films.scenes(job).get(0), scene -> scene.state() == JobSceneState.ORDERED);
        prompts.await(ordered.key(), String.valueOf(ordered.taskId()), 2, "Refused by the policy");

        control.cancel(Owner.LOCAL, job.id());

        assertThat(films.scenes(job))
                .singleElement()
                .extracting(JobScene::state, JobScene::errorCode, JobScene::errorMessage)
                .containsExactly(JobSceneState.FAILED, ErrorCode.CONTENT_REFUSED, "Refused by the policy");
        assertThatThrownBy(() -> control.retry(Owner.LOCAL, job.id()))
                .isInstanceOf(JobConflictException.class)
                .hasMessageContaining("visual_prompt");
    }

    @Test
    void a_clip_that_does_not_go_together_with_its_group_is_ordered_anew_on_request_with_the_groups_images() {
        Job job = films.make(films.scriptOfGroup(5), Deliver.LINKS);
        assertThat(images(job)).isEmpty();

        control.retryScene(Owner.LOCAL, job.id(), 2, new SceneEdit(null, AdjustmentReason.CONTINUITY));
        wakeUps.sendBody("direct:job-resume", job.id());

        assertThat(films.end(job, LIMIT).status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(3);
        assertThat(images(job)).as("the images of its group").hasSize(1);
    }

    /** The images the second scene was ordered with. */
    private List<OrderImage> images(Job job) {
        String task = String.valueOf(films.scenes(job).get(1).taskId());
        return tasks.find(task).orElseThrow().order().images();
    }

    private long creates() {
        return sandbox.counts().createsAccepted() + sandbox.counts().createsRefused();
    }

    private List<String> prompts(Job job) {
        return tasks.ofScene(new SceneKey(job.id(), 1)).stream()
                .map(GenerationTask::order)
                .map(order -> order.prompt())
                .toList();
    }
}
