package dev.sceneroute.sandbox.kling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sceneroute.sandbox.SandboxReply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import org.apache.camel.Exchange;

/** The sandbox's own endpoint, which the real Kling does not have: shows everything and turns the dials. */
public final class KlingControl {
    private static final int MOST_TASKS = 100;
    private static final int MOST_BYTES = 1 << 16;

    private final KlingSandbox sandbox;
    private final KlingSandboxTasks tasks;
    private final KlingSandboxSettings settings;
    private final KlingJson json;
    private final KlingAnswers answers;

    KlingControl(
            KlingSandbox sandbox,
            KlingSandboxTasks tasks,
            KlingSandboxSettings settings,
            KlingJson json,
            KlingAnswers answers) {
        this.sandbox = sandbox;
        this.tasks = tasks;
        this.settings = settings;
        this.json = json;
        this.answers = answers;
    }

    /**
     * Shows counts, settings, faults and the latest tasks.
     *
     * @param exchange the request
     */
    public void show(Exchange exchange) {
        answers.answer(exchange, this::state);
    }

    /**
     * Turns dials; see {@link Dials} for the body. Answers like {@link #show}, or 400 without having turned any.
     *
     * @param exchange the request
     */
    public void dial(Exchange exchange) {
        answers.answer(exchange, () -> {
            try {
                JsonNode wishes = JsonBody.read(exchange, MOST_BYTES);
                Dials.read(wishes).forEach(turn -> turn.accept(sandbox));
            } catch (IOException | IllegalArgumentException e) {
                byte[] complaint = ("The sandbox turned no dial: " + e.getMessage()).getBytes(StandardCharsets.UTF_8);
                return SandboxReply.of(400, "text/plain;charset=UTF-8", complaint);
            }
            return state();
        });
    }

    /**
     * Forgets all tasks and counts and turns every dial back.
     *
     * @param exchange the request
     */
    public void reset(Exchange exchange) {
        answers.answer(exchange, () -> {
            sandbox.reset();
            return state();
        });
    }

    private SandboxReply state() {
        ObjectNode state = KlingJson.MAPPER.createObjectNode().put("sandbox", KlingAnswers.SERVICE);
        state.set("counts", KlingJson.MAPPER.valueToTree(sandbox.counts()));
        state.putObject("settings")
                .put("latency", settings.latency().toString())
                .put("jitter", settings.jitter().toString())
                .put("concurrency", settings.concurrency())
                .put("qps", settings.qps());
        state.set("faults", KlingJson.MAPPER.valueToTree(sandbox.faults()));
        state.set("known_faults", KlingJson.MAPPER.valueToTree(Fault.values()));
        ArrayNode latest = state.putArray("tasks");
        tasks.all()
                .sorted(Comparator.comparing(SandboxTask::id).reversed())
                .limit(MOST_TASKS)
                .forEach(task -> latest.add(line(task)));
        return SandboxReply.of(200, "application/json;charset=UTF-8", KlingJson.bytes(state));
    }

    private ObjectNode line(SandboxTask task) {
        ObjectNode line = json.task(task, null);
        line.put("endpoint", task.order().endpoint().path());
        line.put("model_name", task.order().model());
        line.put("prompt", task.order().prompt());
        line.set("fate", KlingJson.MAPPER.valueToTree(task.record().fate()));
        return line;
    }
}
