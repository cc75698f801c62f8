package dev.sceneroute.sandbox.speech;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sceneroute.sandbox.BoundedStream;
import dev.sceneroute.sandbox.CutStream;
import dev.sceneroute.sandbox.FaultDial;
import dev.sceneroute.sandbox.SandboxReply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all simulated engines do with a request: read it, count it, let faults strike, answer. */
final class SpeechDesk {
    static final ObjectMapper JSON = JsonMapper.builder().build();

    private static final Logger LOG = LoggerFactory.getLogger(SpeechDesk.class);
    private static final int LARGEST_REQUEST = 1 << 20;
    private static final byte[] PAGE =
            "<html><body>SANDBOX: a page in place of an answer</body></html>".getBytes(UTF_8);

    private final SpeechCounters counters;
    private final FaultDial<SpeechFault> faults;
    private final Duration faultDelay;

    SpeechDesk(SpeechCounters counters, FaultDial<SpeechFault> faults, Duration faultDelay) {
        this.counters = counters;
        this.faults = faults;
        this.faultDelay = faultDelay;
    }

    /**
     * Lets the work answer; what it refuses, and what fails, becomes an answer in the engine's own shape.
     *
     * @param shape of a refusal
     */
    void answer(
            SpeechService service,
            Exchange exchange,
            Function<SpeechRefusal, SandboxReply> shape,
            Supplier<SandboxReply> work) {
        counters.asked(service);
        SandboxReply reply;
        try {
            reply = work.get();
        } catch (SpeechRefusal refusal) {
            counters.refused(service, refusal.code());
            reply = shape.apply(refusal);
        } catch (RuntimeException e) {
            LOG.error("The sandbox itself failed for {}; it answers 500", service, e);
            reply = shape.apply(new SpeechRefusal(500, "SandboxFailure", "the sandbox itself failed: " + e));
        }
        reply.writeTo(exchange, service.word());
    }

    /** The bytes of a request. */
    static byte[] body(Exchange exchange) {
        InputStream body = exchange.getMessage().getBody(InputStream.class);
        try (InputStream bounded =
                new BoundedStream(body == null ? InputStream.nullInputStream() : body, LARGEST_REQUEST)) {
            return bounded.readAllBytes();
        } catch (IOException e) {
            throw new SpeechRefusal(413, "RequestTooLarge", "The request is too large or cannot be read: " + e);
        }
    }

    /**
     * The object in a request.
     *
     * @param otherwise what is refused with if there is none
     */
    static JsonNode object(byte[] body, SpeechRefusal otherwise) {
        try {
            JsonNode tree = JSON.readTree(body);
            if (tree == null || !tree.isObject()) {
                throw otherwise;
            }
            return tree;
        } catch (IOException e) {
            throw otherwise;
        }
    }

    static byte[] bytes(JsonNode tree) {
        try {
            return JSON.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** Whether a fault strikes now. */
    boolean strikes(SpeechFault fault) {
        return faults.strikes(fault);
    }

    /** Notes what an answer would have cost, and lets the faults of answers strike. */
    SandboxReply sent(SpeechService service, long characters, boolean sound, SandboxReply reply) {
        counters.answered(service, characters, sound);
        if (strikes(SpeechFault.SLOW)) {
            LockSupport.parkNanos(faultDelay.toNanos());
        }
        if (strikes(SpeechFault.WRONG_TYPE)) {
            return SandboxReply.of(200, "text/html;charset=UTF-8", PAGE);
        }
        if (strikes(SpeechFault.NO_SOUND)) {
            return SandboxReply.of(200, reply.contentType(), PAGE);
        }
        return strikes(SpeechFault.BODY_CUT) ? cut(reply) : reply;
    }

    private static SandboxReply cut(SandboxReply reply) {
        InputStream whole = new ByteArrayInputStream((byte[]) reply.body());
        return SandboxReply.stream(
                        reply.status(), reply.contentType(), new CutStream(whole, reply.length() / 2), reply.length())
                .with("Connection", "close");
    }
}
