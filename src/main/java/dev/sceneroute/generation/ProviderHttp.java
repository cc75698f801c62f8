package dev.sceneroute.generation;

import dev.sceneroute.runtime.PublicAddress;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.Header;
import org.apache.camel.Message;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The two ends of the shared provider-call route: from a {@link ProviderCall} to HTTP and back. */
@Component
public class ProviderHttp {
    /** Exchange variable: what was sent last, without secrets and images. */
    public static final String SENT = "sent";

    /** Exchange variable: what was answered last, without images. */
    public static final String ANSWERED = "answered";

    private static final int LARGEST_ANSWER = 32 * 1024 * 1024;
    private static final int LARGEST_KEPT = 64 * 1024;
    private static final Pattern BASE64 = Pattern.compile("\"[A-Za-z0-9+/=]{512,}+\"");

    private final Providers providers;
    private final PublicAddress own;

    ProviderHttp(Providers providers, PublicAddress own) {
        this.providers = providers;
        this.own = own;
    }

    /**
     * Puts a call onto the message; the authorization is made now and goes nowhere else.
     *
     * @param service the provider
     */
    public void prepare(String service, Exchange exchange) {
        ProviderCall call =
                java.util.Objects.requireNonNull(exchange.getMessage().getBody(ProviderCall.class));
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_METHOD, call.method());
        message.setHeader(Exchange.HTTP_URI, baseUrl(service) + call.path());
        if (call.query() != null) {
            message.setHeader(Exchange.HTTP_QUERY, call.query());
        }
        message.setHeader("Authorization", providers.of(service).authorization());
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setBody(call.body());
        exchange.setVariable(SENT, call.method() + " " + call.path() + "\n" + withoutImages(call.body()));
    }

    private String baseUrl(String service) {
        String configured = providers.of(service).baseUrl();
        return configured.isEmpty() ? own.loopback() + "/sandbox/" + service : configured;
    }

    /** Reads the answer; a server's own trouble is thrown, so that the circuit breaker counts it. */
    public ProviderAnswer answer(
            @Header(Exchange.HTTP_RESPONSE_CODE) int status, @Body @Nullable String body, Exchange exchange) {
        exchange.setVariable(ANSWERED, withoutImages(body));
        // The provider's headers have told what they had to tell.
        exchange.getMessage().removeHeaders("*");
        ProviderAnswer answer = new ProviderAnswer(status, body == null ? "" : body);
        if (answer.body().length() > LARGEST_ANSWER) {
            throw new ProviderException(FailureKind.AMBIGUOUS, "The answer is too large", null, null);
        }
        if (status >= 500) {
            throw new ServerTrouble(answer);
        }
        return answer;
    }

    /** Goes on with the answer of a server in trouble. */
    public ProviderAnswer trouble(@ExchangeException ServerTrouble trouble) {
        return trouble.answer;
    }

    /**
     * No answer at all.
     *
     * @throws ProviderException {@link FailureKind#TRANSIENT} if nothing can have reached the provider, else
     *     {@link FailureKind#AMBIGUOUS}
     */
    public void silence(@ExchangeException Exception problem) {
        if (problem instanceof ProviderException known) {
            throw known;
        }
        boolean neverLeft = problem instanceof ConnectException
                || problem instanceof HttpHostConnectException
                || problem instanceof ConnectTimeoutException
                || problem instanceof UnknownHostException
                || problem instanceof io.github.resilience4j.circuitbreaker.CallNotPermittedException;
        FailureKind kind = neverLeft ? FailureKind.TRANSIENT : FailureKind.AMBIGUOUS;
        throw new ProviderException(kind, "No answer: " + problem, null, null);
    }

    /** What is kept of a body: images cut out, nothing endless, no NUL (which text columns cannot hold). */
    private static String withoutImages(@Nullable String body) {
        if (body == null) {
            return "";
        }
        String text = BASE64.matcher(body)
                .replaceAll(image -> "\"<base64, " + image.group().length() + " characters>\"")
                .replaceAll("/callbacks/([a-z]+)/[A-Za-z0-9_-]+", "/callbacks/$1/...")
                .replace("\0", "");
        return text.length() <= LARGEST_KEPT ? text : text.substring(0, LARGEST_KEPT);
    }

    /** An answer with a status of 500 or more. */
    public static final class ServerTrouble extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient ProviderAnswer answer;

        ServerTrouble(ProviderAnswer answer) {
            super("Status " + answer.status());
            this.answer = answer;
        }
    }
}
