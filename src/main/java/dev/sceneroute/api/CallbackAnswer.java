package dev.sceneroute.api;

import dev.sceneroute.generation.CallbackVerdict;
import dev.sceneroute.pipeline.Variables;
import dev.sceneroute.runtime.Json;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Variable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * What a provider hears of its callback. Whatever came is acknowledged as long as the provider can do nothing better
 * about it: who is refused comes again.
 */
@Component
public class CallbackAnswer {
    private final Json json;

    CallbackAnswer(Json json) {
        this.json = json;
    }

    /** Puts the answer in place of whatever the exchange carried. */
    public void write(@Variable(Variables.VERDICT) CallbackVerdict verdict, Exchange exchange) {
        Message message = exchange.getMessage();
        String path = message.getHeader(Exchange.HTTP_URI, "", String.class);
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_CHUNKED, false);
        switch (verdict) {
            case ACCEPTED, EARLY, NOTHING_NEW, REPEATED, OUT_OF_ORDER, LATE, REPLAYED -> message.setBody(new byte[0]);
            case UNKNOWN_TASK -> refuse(message, path, ProblemKind.NOT_FOUND, "No task was given this address");
            case TOO_LARGE -> refuse(message, path, ProblemKind.TOO_LARGE, "A callback is never as large as this");
            case WRONG_METHOD -> {
                refuse(message, path, ProblemKind.METHOD_NOT_ALLOWED, "Callbacks come by POST");
                message.setHeader(HttpHeaders.ALLOW, "POST");
            }
            case OTHER_TASK -> refuse(message, path, ProblemKind.BAD_REQUEST, "The body is about another task");
            case UNREADABLE -> refuse(message, path, ProblemKind.BAD_REQUEST, "The body is no report of a task");
            case UNSIGNED -> refuse(message, path, ProblemKind.BAD_REQUEST, "A signature is missing");
            case FORGED -> refuse(message, path, ProblemKind.BAD_REQUEST, "The signature is wrong");
            case STALE -> refuse(message, path, ProblemKind.BAD_REQUEST, "The signature is not of now");
            case CUT_OFF -> refuse(message, path, ProblemKind.BAD_REQUEST, "The body is not complete");
            case FAILED -> refuse(message, path, ProblemKind.UNAVAILABLE, "Please send the callback again");
        }
    }

    private void refuse(Message message, String path, ProblemKind kind, String detail) {
        Problem problem = Problem.of(kind, detail).at(path);
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, problem.status());
        message.setHeader(Exchange.CONTENT_TYPE, Problem.MEDIA_TYPE);
        message.setBody(json.write(problem).getBytes(StandardCharsets.UTF_8));
    }
}
