package dev.sceneroute.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sceneroute.pipeline.Outcome.Next;
import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.JobJournal;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneState;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.production.PromptStore;
import dev.sceneroute.production.SceneKey;
import dev.sceneroute.production.Script;
import dev.sceneroute.runtime.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Message;
import org.apache.camel.Variable;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stage 5, order: asks the rewrite hook for another prompt in place of one a provider's policy refused. The refused
 * prompt is never sent again.
 */
@Component
public class PromptRewrite {
    private static final Logger LOG = LoggerFactory.getLogger(PromptRewrite.class);
    private static final int LONGEST_PROMPT = 2500;

    private final JobStore jobs;
    private final JobSceneStore scenes;
    private final PromptStore prompts;
    private final JobJournal journal;
    private final SceneFailure failure;
    private final RewriteSettings settings;
    private final Json json;

    PromptRewrite(
            JobStore jobs,
            JobSceneStore scenes,
            PromptStore prompts,
            JobJournal journal,
            SceneFailure failure,
            RewriteSettings settings,
            Json json) {
        this.jobs = jobs;
        this.scenes = scenes;
        this.prompts = prompts;
        this.journal = journal;
        this.failure = failure;
        this.settings = settings;
        this.json = json;
    }

    /** Claims a scene that waits for another prompt; nothing if somebody else is at it. */
    public @Nullable JobScene claim(@Body SceneKey key) {
        return prompts.claim(key, settings.pause()) ? scenes.find(key).orElse(null) : null;
    }

    /** Makes the request: the refused prompt, the provider's words, and what the film is about. */
    public void prepare(@Variable(Variables.SCENE) JobScene scene, Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_METHOD, "POST");
        message.setHeader(Exchange.HTTP_URI, settings.url());
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setBody(json.write(question(scene)));
    }

    private Map<String, Object> question(JobScene scene) {
        Script script = jobs.snapshot(scene);
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("job_id", scene.jobId());
        question.put("scene", scene.order());
        question.put("title", script.title());
        question.put("language", script.language());
        question.put("visual_prompt", refused(script, scene));
        question.put("refusal", scene.errorMessage());
        return question;
    }

    private static String refused(Script script, JobScene scene) {
        return scene.prompt() != null
                ? scene.prompt()
                : script.scenes().get(scene.order() - 1).prompt();
    }

    /**
     * Takes the hook's answer, an object with {@code visual_prompt}.
     *
     * @throws IllegalArgumentException if it has none, one that is too long, or the refused one
     */
    @Transactional
    public Outcome take(@Variable(Variables.SCENE) JobScene scene, @Body String answer) {
        String prompt = json.read(answer, JsonNode.class)
                .path("visual_prompt")
                .asText("")
                .strip();
        String before = refused(jobs.snapshot(scene), scene);
        if (prompt.isEmpty() || prompt.length() > LONGEST_PROMPT || prompt.equals(before.strip())) {
            throw new IllegalArgumentException("The rewrite hook must answer with another visual_prompt of 1 to "
                    + LONGEST_PROMPT + " characters");
        }
        if (!prompts.take(scene.key(), prompt)) {
            return Outcome.of(Next.NOTHING, scene.key());
        }
        journal.scene(scene.key(), "scene.rewritten", Map.of("attempt", scene.attempt(), "visual_prompt", prompt));
        return new Outcome(Next.ORDER, scene.key(), null, scene.slotPool());
    }

    /** The hook gave no other prompt: asked again unless it declined (4xx), then a person has to edit it. */
    @Transactional
    public Outcome notRewritten(
            @Variable(Variables.SCENE) @Nullable JobScene scene,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception problem) {
        if (scene == null) {
            throw new IllegalStateException("A prompt could not be claimed: " + problem.getMessage(), problem);
        }
        LOG.warn("The rewrite hook gave no prompt for {}: {}", scene.key(), problem.toString());
        int tries = prompts.askLater(scene.key(), settings.pause()).orElse(0);
        if (tries < settings.tries() && !declined(problem)) {
            return Outcome.of(Next.NOTHING, scene.key());
        }
        return failure.ofScene(
                scene.key(),
                JobSceneState.WAITING,
                null,
                ErrorCode.CONTENT_REFUSED,
                scene.errorMessage() + " (the rewrite hook gave no other prompt: " + problem.getMessage() + ")");
    }

    private static boolean declined(Exception problem) {
        return problem instanceof HttpOperationFailedException answer && answer.getStatusCode() / 100 == 4;
    }
}
