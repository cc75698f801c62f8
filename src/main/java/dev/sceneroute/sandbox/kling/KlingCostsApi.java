package dev.sceneroute.sandbox.kling;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Clock;
import org.apache.camel.Exchange;

/** Answers what is left of the one simulated resource pack. */
public final class KlingCostsApi {
    private final KlingSandboxProperties properties;
    private final KlingAuthorization authorization;
    private final KlingSandboxTasks tasks;
    private final KlingAnswers answers;
    private final long started;

    KlingCostsApi(
            KlingSandboxProperties properties,
            KlingAuthorization authorization,
            KlingSandboxTasks tasks,
            KlingAnswers answers,
            Clock clock) {
        this.properties = properties;
        this.authorization = authorization;
        this.tasks = tasks;
        this.answers = answers;
        this.started = clock.millis();
    }

    /**
     * {@code GET /account/costs}: one resource pack, from which the units of all tasks that succeeded are deducted.
     *
     * @param exchange the request
     */
    public void costs(Exchange exchange) {
        answers.answer(exchange, () -> {
            authorization.check(exchange.getMessage().getHeader("Authorization", String.class));
            requireTime(exchange, "start_time");
            requireTime(exchange, "end_time");
            ObjectNode data = KlingJson.MAPPER.createObjectNode().put("code", 0).put("msg", "SUCCEED");
            data.putArray("resource_pack_subscribe_infos").add(pack());
            return answers.success(data);
        });
    }

    private ObjectNode pack() {
        BigDecimal total = properties.packUnits();
        BigDecimal remaining = total.subtract(tasks.paidUnits());
        return KlingJson.MAPPER
                .createObjectNode()
                .put("resource_pack_name", "Sandbox video pack")
                .put("resource_pack_id", "sandbox-video-pack")
                .put("resource_pack_type", "decreasing_total")
                .put("total_quantity", total)
                .put("remaining_quantity", remaining)
                .put("purchase_time", started)
                .put("effective_time", started)
                .put("invalid_time", started + properties.resultLife().toMillis())
                .put("status", remaining.signum() > 0 ? "online" : "runOut");
    }

    private static void requireTime(Exchange exchange, String name) {
        String text = exchange.getMessage().getHeader(name, String.class);
        if (text == null || !text.matches("[0-9]{1,15}")) {
            throw KlingRefusal.parameter(name, "is required, in Unix milliseconds");
        }
    }
}
