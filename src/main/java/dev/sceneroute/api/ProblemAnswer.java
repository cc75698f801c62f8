package dev.sceneroute.api;

import dev.sceneroute.runtime.Json;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/** The answer of a route that failed. */
@Component
public class ProblemAnswer {
    private final ProblemRules rules;
    private final Json json;

    ProblemAnswer(ProblemRules rules, Json json) {
        this.rules = rules;
        this.json = json;
    }

    /** Puts the problem in place of whatever the exchange carried. */
    public void write(Exchange exchange) {
        // Not @ExchangeException: that gives the innermost cause, which knows nothing of what was tried.
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        Message message = exchange.getMessage();
        Problem problem = rules.problem(failure, message.getHeader(Exchange.HTTP_URI, "", String.class));
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, problem.status());
        message.setHeader(Exchange.CONTENT_TYPE, Problem.MEDIA_TYPE);
        message.setHeader(Exchange.HTTP_CHUNKED, false);
        problem.headers().forEach(message::setHeader);
        message.setBody(json.write(problem).getBytes(StandardCharsets.UTF_8));
    }
}
