package dev.sceneroute.sandbox.kling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sceneroute.sandbox.SandboxReply;
import java.time.Clock;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts answers into Kling's envelope: code, message, request_id and, where all went well, data. */
final class KlingAnswers {
    /** The name the sandbox marks its answers with. */
    static final String SERVICE = "kling";

    private static final Logger LOG = LoggerFactory.getLogger(KlingAnswers.class);
    private static final String JSON = "application/json;charset=UTF-8";

    private final IdSource requestIds;

    KlingAnswers(Clock clock) {
        this.requestIds = new IdSource(clock);
    }

    /** Lets the work answer the exchange; what it refuses becomes an error answer. */
    void answer(Exchange exchange, Supplier<SandboxReply> work) {
        SandboxReply reply;
        try {
            reply = work.get();
        } catch (KlingRefusal refusal) {
            reply = error(refusal.error(), String.valueOf(refusal.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("The sandbox itself failed at {}; it answers 500", exchange.getFromEndpoint(), e);
            reply = error(KlingError.SERVER_ERROR, "the sandbox itself failed: " + e);
        }
        reply.writeTo(exchange, SERVICE);
    }

    SandboxReply success(JsonNode data) {
        ObjectNode envelope = envelope(0, "SUCCEED");
        envelope.set("data", data);
        return SandboxReply.of(200, JSON, KlingJson.bytes(envelope));
    }

    SandboxReply error(KlingError error, String message) {
        return SandboxReply.of(error.status(), JSON, KlingJson.bytes(envelope(error.code(), message)));
    }

    private ObjectNode envelope(int code, String message) {
        return KlingJson.MAPPER
                .createObjectNode()
                .put("code", code)
                .put("message", message)
                .put("request_id", "sandbox-" + requestIds.next());
    }
}
