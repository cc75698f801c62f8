package dev.sceneroute.api;

import java.nio.charset.StandardCharsets;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** The answer of a route that went well. Headers of the request stay here: only what is set below leaves. */
@Component
public class AnswerWriter {

    /** Puts the answer in place of whatever the exchange carried. */
    public void write(@Body Answer answer, Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
        message.setHeader(Exchange.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
        message.setHeader(Exchange.HTTP_CHUNKED, false);
        if (answer.location() != null) {
            message.setHeader(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.replayed()) {
            message.setHeader(IdempotencyKey.REPLAYED, "true");
        }
        message.setBody(answer.json().getBytes(StandardCharsets.UTF_8));
    }
}
