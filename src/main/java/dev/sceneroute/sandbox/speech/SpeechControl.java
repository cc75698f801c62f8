package dev.sceneroute.sandbox.speech;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sceneroute.sandbox.BoundedStream;
import dev.sceneroute.sandbox.FaultSetting;
import dev.sceneroute.sandbox.SandboxReply;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import org.apache.camel.Exchange;

/** The simulated engines' own endpoint, which the real ones do not have: shows the counts and turns the dials. */
public final class SpeechControl {
    private static final String MARK = "speech";
    private static final int MOST_BYTES = 1 << 16;

    private final SpeechSandbox sandbox;

    SpeechControl(SpeechSandbox sandbox) {
        this.sandbox = sandbox;
    }

    /**
     * Shows counts and faults.
     *
     * @param exchange the request
     */
    public void show(Exchange exchange) {
        state().writeTo(exchange, MARK);
    }

    /**
     * Dials faults: {@code {"faults": {"throttled": 2, "slow": {"probability": 0.1}}}}. Answers like {@link #show}, or 400
     * without having turned any dial.
     *
     * @param exchange the request
     */
    public void dial(Exchange exchange) {
        SandboxReply reply;
        try {
            read(exchange).forEach(sandbox::dial);
            reply = state();
        } catch (IOException | IllegalArgumentException e) {
            byte[] complaint = ("The sandbox turned no dial: " + e.getMessage()).getBytes(UTF_8);
            reply = SandboxReply.of(400, "text/plain;charset=UTF-8", complaint);
        }
        reply.writeTo(exchange, MARK);
    }

    /**
     * Forgets all counts and turns every dial back.
     *
     * @param exchange the request
     */
    public void reset(Exchange exchange) {
        sandbox.reset();
        show(exchange);
    }

    private static Map<SpeechFault, FaultSetting> read(Exchange exchange) throws IOException {
        InputStream body = exchange.getMessage().getBody(InputStream.class);
        JsonNode wishes;
        try (InputStream bounded = new BoundedStream(body == null ? InputStream.nullInputStream() : body, MOST_BYTES)) {
            wishes = SpeechDesk.JSON.readTree(bounded);
        }
        if (!wishes.isObject() || wishes.size() != 1 || !wishes.path("faults").isObject()) {
            throw new IllegalArgumentException("the body must be an object with the one key faults");
        }
        Map<SpeechFault, FaultSetting> settings = new EnumMap<>(SpeechFault.class);
        wishes.path("faults").properties().forEach(wish -> {
            JsonNode value = wish.getValue();
            settings.put(
                    SpeechFault.of(wish.getKey()),
                    value.isInt()
                            ? FaultSetting.next(value.intValue())
                            : new FaultSetting(
                                    value.path("next").asInt(),
                                    value.path("probability").asDouble()));
        });
        return settings;
    }

    private SandboxReply state() {
        ObjectNode state = SpeechDesk.JSON.createObjectNode().put("sandbox", MARK);
        ObjectNode counts = state.putObject("counts");
        for (SpeechService service : SpeechService.values()) {
            counts.set(service.word(), SpeechDesk.JSON.valueToTree(sandbox.counts(service)));
        }
        state.set("faults", SpeechDesk.JSON.valueToTree(sandbox.faults()));
        state.set("known_faults", SpeechDesk.JSON.valueToTree(SpeechFault.values()));
        return SandboxReply.of(200, "application/json;charset=UTF-8", SpeechDesk.bytes(state));
    }
}
