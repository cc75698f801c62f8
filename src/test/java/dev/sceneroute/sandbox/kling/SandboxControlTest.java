package dev.sceneroute.sandbox.kling;

import static dev.sceneroute.sandbox.kling.SandboxClient.omni;
import static dev.sceneroute.sandbox.kling.TheSandbox.CLIENT;
import static dev.sceneroute.sandbox.kling.TheSandbox.SANDBOX;
import static dev.sceneroute.sandbox.kling.TheSandbox.ended;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sceneroute.sandbox.kling.SandboxClient.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxControlTest {

    @BeforeEach
    void beginAnew() {
        SANDBOX.reset();
    }

    @Test
    void the_control_endpoint_shows_counts_dials_and_tasks() {
        String id = CLIENT.create(omni("seen")).taskId();
        CLIENT.create(omni("seen"));
        ended(id);

        JsonNode state = CLIENT.send(CLIENT.request("/control").GET()).json();

        assertThat(state.path("sandbox").asText()).isEqualTo("kling");
        assertThat(state.path("counts").path("createsAccepted").asInt()).isEqualTo(1);
        assertThat(state.path("counts").path("createsRefused").asInt()).isEqualTo(1);
        assertThat(state.path("counts").path("duplicateExternalIds").asInt()).isEqualTo(1);
        assertThat(state.path("counts").path("paidUnits").asDouble()).isEqualTo(3.0);
        assertThat(state.path("counts").path("queries").asInt()).isPositive();
        assertThat(state.path("tasks").path(0).path("task_id").asText()).isEqualTo(id);
        assertThat(state.path("known_faults").size()).isEqualTo(Fault.values().length);
    }

    @Test
    void dials_are_turned_over_http() {
        Answer answer = CLIENT.control("""
                {"latency": "5s", "jitter": "100ms", "concurrency": 1, "qps": 50,
                 "faults": {"create-too-fast": 1, "callback-lost": {"probability": 0.5}}}
                """);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("settings").path("latency").asText()).isEqualTo("PT5S");
        assertThat(answer.json()
                        .path("faults")
                        .path("callback-lost")
                        .path("probability")
                        .asDouble())
                .isEqualTo(0.5);
        assertThat(CLIENT.create(omni("a")).code()).isEqualTo(1302);
        assertThat(CLIENT.create(omni("a")).code()).isZero();
        assertThat(CLIENT.create(omni("b")).code()).isEqualTo(1303);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"latency\": \"soon\"}",
                "{\"latency\": \"-1s\"}",
                "{\"concurrency\": 0}",
                "{\"concurrency\": \"many\"}",
                "{\"faults\": {\"gremlins\": 1}}",
                "{\"qps\": 7, \"faults\": {\"reply-lost\": -1}}",
                "{\"speed\": 1}",
                "[]",
                "{",
                ""
            })
    void a_wrong_dial_is_refused_and_none_is_turned(String body) {
        Answer answer = CLIENT.control(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(new String(answer.raw().body(), StandardCharsets.UTF_8)).contains("turned no dial");
        assertThat(CLIENT.send(CLIENT.request("/control").GET())
                        .json()
                        .path("settings")
                        .path("qps")
                        .asInt())
                .isZero();
    }

    @Test
    void a_reset_forgets_tasks_that_still_run() {
        SANDBOX.concurrency(1);
        String id = CLIENT.create(omni("gone")).taskId();

        CLIENT.send(CLIENT.request("/control").DELETE());

        assertThat(CLIENT.find(id).code()).isEqualTo(1201);
        assertThat(SANDBOX.counts().createsAccepted()).isZero();
        assertThat(SANDBOX.counts().running()).isEmpty();
    }

    @Test
    void the_page_says_that_it_is_a_sandbox_and_shows_prompts_as_text() {
        ended(CLIENT.create(omni("<i>id</i>").put("prompt", "<script>alert(1)</script> 100% 종이배"))
                .taskId());

        HttpResponse<byte[]> page = CLIENT.sendRaw(CLIENT.request("").GET());

        String html = new String(page.body(), StandardCharsets.UTF_8);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("X-Sceneroute-Sandbox")).contains("kling");
        assertThat(html)
                .contains("<title>SANDBOX", "&lt;script&gt;alert(1)&lt;/script&gt; 100% 종이배", "<video controls")
                .doesNotContain("<script", "<i>");
    }

    @Test
    void an_answer_tells_its_length_in_one_way_only() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), CLIENT.port())) {
            socket.getOutputStream()
                    .write("GET /sandbox/kling/control HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).contains("Content-Length: ").doesNotContain("Transfer-Encoding");
            assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4))
                    .startsWith("{")
                    .endsWith("}");
        }
    }

    @Test
    void the_request_s_headers_are_not_echoed() {
        Answer answer =
                CLIENT.send(CLIENT.request("/control").header("X-Mine", "1").GET());

        assertThat(answer.raw().headers().firstValue("X-Mine")).isEmpty();
        assertThat(answer.raw().headers().firstValue("Authorization")).isEmpty();
    }
}
