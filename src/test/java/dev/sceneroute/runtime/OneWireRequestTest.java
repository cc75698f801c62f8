package dev.sceneroute.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.sceneroute.IntegrationTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** One call by a route is one request on the wire: anything else would be an order nobody decided on. */
class OneWireRequestTest extends IntegrationTest {
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;

    @Autowired
    private ProducerTemplate routes;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                requests.incrementAndGet();
                exchange.getRequestBody().readAllBytes();
                int status = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
                if (status == 0) {
                    return;
                }
                exchange.getResponseHeaders().set("Location", "/200");
                exchange.getResponseHeaders().set("Retry-After", "0");
                exchange.sendResponseHeaders(status, -1);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 301, 307, 308, 401, 408, 429, 500, 502, 503, 504})
    void one_call_is_one_request_whatever_is_answered(int status) {
        Exchange answer = post(status);

        assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(status);
        assertThat(requests).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(ints = 0)
    void one_call_is_one_request_if_nothing_is_answered(int silence) {
        Exchange answer = post(silence);

        assertThat(answer.getException()).isInstanceOf(IOException.class);
        assertThat(requests).hasValue(1);
    }

    private Exchange post(int status) {
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/" + status;
        return routes.request("http:provider?throwExceptionOnFailure=false", exchange -> {
            exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
            exchange.getMessage().setHeader(Exchange.HTTP_URI, address);
            exchange.getMessage().setBody("{\"paid\": true}");
        });
    }
}
