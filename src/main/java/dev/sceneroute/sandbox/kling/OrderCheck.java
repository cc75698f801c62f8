package dev.sceneroute.sandbox.kling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sceneroute.sandbox.BoundedStream;
import dev.sceneroute.sandbox.FaultDial;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Everything a create has to pass before a task is made, in Kling's order: key, rate, form, and what a fault refuses. */
final class OrderCheck {
    private final KlingAuthorization authorization;
    private final CreateRate rate;
    private final KlingRequestRules rules;
    private final FaultDial<Fault> faults;
    private final long largestRequest;

    OrderCheck(
            KlingAuthorization authorization,
            CreateRate rate,
            KlingRequestRules rules,
            FaultDial<Fault> faults,
            long largestRequest) {
        this.authorization = authorization;
        this.rate = rate;
        this.rules = rules;
        this.faults = faults;
        this.largestRequest = largestRequest;
    }

    /**
     * Makes an order of a create request.
     *
     * @throws KlingRefusal if it does not pass
     */
    Order passed(Exchange exchange) {
        Message request = exchange.getMessage();
        authorization.check(request.getHeader("Authorization", String.class));
        rate.check();
        Endpoint endpoint = Endpoint.of(request.getHeader("endpoint", String.class));
        Order order = rules.order(endpoint, body(exchange));
        for (Fault fault : faults.draw(some -> some.when() == Fault.When.CREATE_REQUEST)) {
            throw fault.error().orElseThrow().refusal();
        }
        return order;
    }

    private JsonNode body(Exchange exchange) {
        try {
            return JsonBody.read(exchange, largestRequest);
        } catch (BoundedStream.TooLarge e) {
            throw KlingError.INVALID_REQUEST.refusal("the request body is larger than " + largestRequest + " bytes");
        } catch (JsonProcessingException e) {
            throw KlingError.INVALID_REQUEST.refusal("the request body is not valid JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
