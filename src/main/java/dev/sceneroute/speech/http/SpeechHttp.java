package dev.sceneroute.speech.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sceneroute.speech.SpeechException;
import dev.sceneroute.speech.SpeechException.Kind;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The two ends of the shared speech-call route: from a {@link SpeechCall} to HTTP and back, the answer as a file. */
@Component
public class SpeechHttp {
    private static final Logger LOG = LoggerFactory.getLogger(SpeechHttp.class);
    private static final String CALL = "speechCall";

    /** Camel counts its repetitions in headers: without them it would never stop. */
    private static final String OF_REDELIVERY = "CamelRedeliver*";

    /** A holder: what happens to an exchange behind a circuit breaker is forgotten when it fails there. */
    private static final String PAUSE = "speechPause";

    private static final int LONGEST_EXCERPT = 200;

    private final SpeechHttpSettings settings;

    SpeechHttp(SpeechHttpSettings settings) {
        this.settings = settings;
    }

    /** Puts a call onto the message. */
    public void prepare(Exchange exchange) {
        Message message = exchange.getMessage();
        SpeechCall call = Objects.requireNonNull(message.getBody(SpeechCall.class));
        exchange.setProperty(CALL, call);
        exchange.setProperty(PAUSE, new AtomicLong());
        message.removeHeaders("*", OF_REDELIVERY);
        message.removeHeader(Exchange.REDELIVERY_DELAY);
        call.headers().forEach(message::setHeader);
        message.setHeader(Exchange.HTTP_METHOD, "POST");
        message.setHeader(Exchange.HTTP_URI, call.url());
        message.setHeader(Exchange.CONTENT_TYPE, SpeechCall.JSON);
        // Packed, an answer could unpack to far more than its length tells.
        message.setHeader("Accept-Encoding", "identity");
        message.setBody(call.body().getBytes(UTF_8));
    }

    /**
     * Streams the answer into a new file.
     *
     * @param folder where the file goes
     * @param exchange the answer
     * @throws SpeechException {@link Kind#TROUBLE} for a server's own trouble (status 500 and above), so that the circuit
     *     breaker counts it, and for an answer that broke off, is too large or takes too long; nothing of it is left
     */
    public SpeechAnswer receive(Path folder, Exchange exchange) {
        Message message = exchange.getMessage();
        SpeechCall call = Objects.requireNonNull(exchange.getProperty(CALL, SpeechCall.class));
        int status = Objects.requireNonNull(message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class));
        String contentType = header(message, Exchange.CONTENT_TYPE).replaceAll(";.*", "");
        String errorType = header(message, "x-amzn-ErrorType").replaceAll(":.*", "");
        String pause = header(message, "Retry-After");
        Path file = new ArrivingBody(settings).into(folder, call.ending(), message.getBody(InputStream.class));
        // The engine's headers have told what they had to tell, and our own hold a key.
        message.removeHeaders("*", OF_REDELIVERY);
        contentType = contentType.strip().toLowerCase(Locale.ROOT);
        if (status >= 200 && status < 300) {
            return new SpeechAnswer(status, contentType, errorType, file, "");
        }
        String refusal = call.withoutSecrets(ArrivingBody.text(file));
        wish(pause, exchange);
        if (status >= 500) {
            throw new SpeechException(
                    Kind.TROUBLE, "The engine answered with status " + status + ": " + excerpt(refusal));
        }
        return new SpeechAnswer(status, contentType, errorType, null, refusal);
    }

    private void wish(String pause, Exchange exchange) {
        if (pause.matches("[1-9][0-9]{0,6}")) {
            long millis = Math.min(
                    Long.parseLong(pause) * 1000, settings.longestPause().toMillis());
            exchange.getProperty(PAUSE, AtomicLong.class).set(millis);
            grant(exchange);
        }
    }

    /** Camel's redelivery waits as long as this header says, in place of its own pause. */
    private static void grant(Exchange exchange) {
        AtomicLong pause = exchange.getProperty(PAUSE, AtomicLong.class);
        if (pause != null && pause.get() > 0) {
            exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, pause.get());
        }
    }

    /**
     * No answer at all, or not all of it.
     *
     * @throws SpeechException always: what {@link #receive} threw, or {@link Kind#TROUBLE}
     */
    public void silence(Exchange exchange) {
        exchange.getMessage().removeHeaders("*", OF_REDELIVERY);
        grant(exchange);
        // Not by Camel's annotation: it looks for the innermost cause first, and ours have one.
        Exception problem = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (problem instanceof SpeechException known) {
            throw known;
        }
        LOG.debug("An engine that speaks gave no answer", problem);
        throw new SpeechException(Kind.TROUBLE, "No answer: " + problem, problem);
    }

    /** The beginning of a text in one line, for messages people read. */
    public static String excerpt(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= LONGEST_EXCERPT ? line : line.substring(0, LONGEST_EXCERPT) + "…";
    }

    private static String header(Message message, String name) {
        return Objects.requireNonNullElse(message.getHeader(name, String.class), "")
                .strip();
    }
}
