package dev.sceneroute.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sceneroute.generation.CallbackVerdict;
import dev.sceneroute.generation.IncomingCallback;
import dev.sceneroute.generation.IncomingCallback.WebhookHeaders;
import dev.sceneroute.generation.SignatureCheck;
import dev.sceneroute.generation.SignedCallback;
import dev.sceneroute.generation.StandardWebhookSignature;
import dev.sceneroute.pipeline.CallbackReception;
import dev.sceneroute.pipeline.CallbackUpkeep;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever can be sent to a callback's address: each is answered at once, kept within bounds, and counted. */
class CallbackEdgeTest extends CallbackTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String UNKNOWN = "nobody-was-ever-given-this-token";

    @Autowired
    private CallbackReception reception;

    @Autowired
    private CallbackUpkeep upkeep;

    @Autowired
    private DataSource connections;

    @Test
    void a_callback_is_kept_as_it_came_with_its_headers_and_verdict() {
        Task task = running(LONG);
        byte[] body = report(task, "processing").getBytes(StandardCharsets.UTF_8);

        Reply reply = post(task.token(), body, signed("msg-kept-" + task.id(), now(), body));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEmpty();
        assertThat(reply.headers().map().keySet()).noneMatch(name -> name.startsWith("webhook"));
        var row = database.sql("select * from callback where task_id = :task")
                .param("task", task.id())
                .query()
                .singleRow();
        assertThat(row)
                .containsEntry("verdict", "accepted")
                .containsEntry("service", "kling")
                .containsEntry("signed", true)
                .containsEntry("webhook_id", "msg-kept-" + task.id())
                .containsEntry("size_bytes", (long) body.length);
        assertThat((byte[]) row.get("body")).isEqualTo(body);
        assertThat(task(task.jobId()).state()).isEqualTo("processing");
        counted(CallbackVerdict.ACCEPTED, 1);
    }

    @Test
    void a_callback_without_a_signature_is_refused() {
        Task task = running(LONG);

        Reply reply = post(task.token(), report(task, "succeed").getBytes(StandardCharsets.UTF_8));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(verdicts(task)).containsExactly("unsigned");
        counted(CallbackVerdict.UNSIGNED, 1);
    }

    @Test
    void a_callback_signed_with_another_secret_is_refused() {
        Task task = running(LONG);
        byte[] body = report(task, "succeed").getBytes(StandardCharsets.UTF_8);
        String time = Long.toString(now());
        String forged = new StandardWebhookSignature("whsec_c29tZWJvZHkgZWxzZQ==", Clock.systemUTC())
                .signature("1", time, body);

        assertThat(post(task.token(), body, headers("1", time, forged)).status())
                .isEqualTo(400);

        assertThat(verdicts(task)).containsExactly("forged");
        counted(CallbackVerdict.FORGED, 1);
        assertThat(task(task.jobId()).state()).isEqualTo("submitted");
    }

    @Test
    void one_of_several_signatures_and_one_of_our_two_secrets_are_enough() {
        Task task = running(LONG);
        byte[] body = report(task, "processing").getBytes(StandardCharsets.UTF_8);
        String id = "msg-old-secret-" + task.id();
        String time = Long.toString(now());
        String old = new StandardWebhookSignature(WEBHOOK_SECRETS.split(" ", -1)[1], Clock.systemUTC())
                .signature(id, time, body);

        Reply reply = post(task.token(), body, headers(id, time, "v1,AAAA " + old + " v1a,BBBB"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(verdicts(task)).containsExactly("accepted");
    }

    @Test
    void a_right_signature_of_six_minutes_ago_is_refused() {
        Task task = running(LONG);
        byte[] body = report(task, "succeed").getBytes(StandardCharsets.UTF_8);

        assertThat(post(task.token(), body, signed("stale-" + task.id(), now() - 360, body))
                        .status())
                .isEqualTo(400);

        assertThat(verdicts(task)).containsExactly("stale");
        counted(CallbackVerdict.STALE, 1);
    }

    @Test
    void a_message_that_is_delivered_again_is_acknowledged_and_left_alone_however_many_come_at_once() {
        Task task = running(LONG);
        byte[] body = report(task, "processing").getBytes(StandardCharsets.UTF_8);
        String[] headers = signed("msg-again-" + task.id(), now(), body);

        List<Reply> replies = Api.atOnce(8, () -> post(task.token(), body, headers));

        assertThat(replies).allMatch(reply -> reply.status() == 200);
        assertThat(verdicts(task)).hasSize(8).containsOnlyOnce("accepted");
        counted(CallbackVerdict.REPLAYED, 7);
        // Signed anew, as a sender does that tries again later.
        assertThat(post(task.token(), body, signed("msg-again-" + task.id(), now() + 1, body))
                        .status())
                .isEqualTo(200);
        counted(CallbackVerdict.REPLAYED, 8);
    }

    @Test
    void a_stranger_cannot_use_up_the_id_of_a_message_to_come() {
        Task task = running(LONG);
        byte[] body = report(task, "processing").getBytes(StandardCharsets.UTF_8);
        String id = "msg-taken-" + task.id();
        post(UNKNOWN, body, signed(id, now(), body));
        post(task.token(), body, headers(id, Long.toString(now()), "v1,AAAA"));

        assertThat(post(task.token(), body, signed(id, now(), body)).status()).isEqualTo(200);

        assertThat(verdicts(task)).containsExactly("forged", "accepted");
    }

    @Test
    void an_address_nobody_was_given_is_not_found() {
        assertThat(call(UNKNOWN, "{\"task_id\":\"1\"}".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(404);
        assertThat(call(UNKNOWN, "garbage".getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(404);

        counted(CallbackVerdict.UNKNOWN_TASK, 2);
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {
                "",
                " ",
                "not json",
                "{\"task_id\":",
                "null",
                "[]",
                "{}",
                "{\"task_id\":\"1\"} and more",
                "{\"code\":0,\"data\":null}",
                "\u0000"
            })
    void a_body_that_is_no_report_is_refused_and_kept(String body) {
        Task task = running(LONG);

        Reply reply = call(task, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.problem()).isEqualTo("bad-request");
        assertThat(verdicts(task)).containsExactly("unreadable");
        counted(CallbackVerdict.UNREADABLE, 1);
    }

    @Test
    void a_body_that_is_not_utf_8_or_nested_ten_thousand_deep_is_refused() {
        Task task = running(LONG);
        byte[] latin = report(task, "succeed")
                .replace("\"task_status_msg\":\"", "\"task_status_msg\":\"\u00e9\u00e8")
                .getBytes(StandardCharsets.ISO_8859_1);
        String deep = "{\"task_id\":\"1\",\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";

        assertThat(call(task.token(), latin).status()).isEqualTo(400);
        assertThat(call(task, deep).status()).isEqualTo(400);

        counted(CallbackVerdict.UNREADABLE, 2);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json; charset=latin1",
                "no type at all"
            })
    void a_report_is_read_whatever_type_it_says_it_has(String type) {
        Task task = running(LONG);
        byte[] body = report(task, "processing").getBytes(StandardCharsets.UTF_8);

        assertThat(call(task.token(), body, "Content-Type", type).status()).isEqualTo(200);

        assertThat(verdicts(task)).containsExactly("accepted");
    }

    @Test
    void a_broken_form_is_refused_and_no_fault_of_ours() {
        Task task = running(LONG);

        Reply reply = call(
                task.token(),
                "a=%zz&b=%".getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(reply.status()).isEqualTo(400);
        counted(CallbackVerdict.UNREADABLE, 1);
    }

    @Test
    void a_body_that_is_too_large_is_refused_and_not_kept() {
        Task task = running(LONG);
        byte[] large = new byte[3 * 1024 * 1024];

        Reply told = call(task.token(), large);
        Reply untold = api.send(
                "POST", CALLBACKS + task.token(), BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));

        assertThat(List.of(told, untold)).allMatch(reply -> reply.status() == 413);
        assertThat(verdicts(task)).containsExactly("too_large", "too_large");
        assertThat(kept("task_id", task.id())).isZero();
        counted(CallbackVerdict.TOO_LARGE, 2);
    }

    @Test
    void a_body_that_says_it_is_too_large_is_refused_before_it_is_read() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
            socket.setSoTimeout(5000);
            String head = "POST " + CALLBACKS + UNKNOWN + " HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Length: 9000000000\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

            byte[] answer = socket.getInputStream().readNBytes(12);

            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
        counted(CallbackVerdict.TOO_LARGE, 1);
    }

    @Test
    void a_sender_that_breaks_off_harms_nobody() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
            String head = "POST " + CALLBACKS + UNKNOWN + " HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Length: 1000\r\n\r\n{\"task_id\"";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        }

        await("the breach to be noticed")
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> counted(CallbackVerdict.CUT_OFF, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void another_method_than_post_is_refused(String method) {
        Reply reply = api.send(method, CALLBACKS + UNKNOWN, BodyPublishers.noBody());

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).isEqualTo("POST");
        counted(CallbackVerdict.WRONG_METHOD, 1);
    }

    @Test
    void headers_of_any_kind_and_length_are_no_fault_of_ours() {
        Task task = running(LONG);
        byte[] body = report(task, "processing").getBytes(StandardCharsets.UTF_8);
        String long1 = "x".repeat(1500);

        assertThat(post(task.token(), body, headers(long1, long1, "v1,".repeat(800)))
                        .status())
                .isEqualTo(400);
        assertThat(post(task.token(), body, headers("a", "1", "v1,\u00e4")).status())
                .isEqualTo(400);
        assertThat(post(
                                task.token(),
                                body,
                                with(signed("twice-" + task.id(), now(), body), "webhook-signature", "v1,AAAA"))
                        .status())
                .isEqualTo(400);

        assertThat(verdicts(task)).containsExactly("forged", "forged", "unsigned");
    }

    @Test
    void ten_thousand_callbacks_to_addresses_nobody_was_given_take_little_room_and_no_time_of_anybody()
            throws InterruptedException {
        Task task = running(LONG);
        AtomicInteger refused = new AtomicInteger();
        ExecutorService strangers = Executors.newFixedThreadPool(8);
        byte[] body = "x".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        for (int caller = 0; caller < 10_000; caller++) {
            SignedCallback callback = stranger("stranger-" + caller, body);
            strangers.execute(() ->
                    refused.addAndGet(reception.receive(callback).verdict() == CallbackVerdict.UNKNOWN_TASK ? 1 : 0));
        }
        long begun = System.nanoTime();
        assertThat(call(task, report(task, "processing")).status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
        strangers.shutdown();
        assertThat(strangers.awaitTermination(2, TimeUnit.MINUTES)).isTrue();

        upkeep.forget();

        assertThat(refused).hasValue(10_000);
        counted(CallbackVerdict.UNKNOWN_TASK, 10_000);
        assertThat(rows("verdict", "unknown_task")).isLessThanOrEqualTo(1000);
        assertThat(kept("verdict", "unknown_task")).isLessThanOrEqualTo(1000 * 1024);
        assertThat(verdicts(task))
                .as("what strangers send pushes nobody else out")
                .containsExactly("accepted");
    }

    @Test
    void callbacks_are_forgotten_when_nobody_asks_any_more() {
        Task old = running(LONG);
        call(old, report(old, "processing"));
        database.sql("update callback set received_at = now() - interval '31 days'")
                .update();
        Task young = running(LONG);
        call(young, report(young, "processing"));

        upkeep.forget();

        assertThat(verdicts(old)).isEmpty();
        assertThat(verdicts(young)).containsExactly("accepted");
    }

    @Test
    void while_the_database_is_away_the_sender_is_asked_to_come_again_and_nothing_is_lost() throws SQLException {
        Task task = running(LONG);
        byte[] body = report(task, "processing").getBytes(StandardCharsets.UTF_8);
        String[] headers = signed("msg-away-" + task.id(), now(), body);
        List<Connection> all = new ArrayList<>();
        try {
            // The pool has 20; as long as somebody holds them all, the database is as good as away.
            for (int connection = 0; connection < 20; connection++) {
                all.add(connections.getConnection());
            }
            long begun = System.nanoTime();

            Reply callback = post(task.token(), body, headers);

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
            assertThat(callback.status()).isEqualTo(503);
            assertThat(callback.problem()).isEqualTo("unavailable");
            assertThat(callback.header("Retry-After")).isEqualTo("5");
            Reply rest = api.get("/api/v1/jobs/" + task.jobId());
            assertThat(rest.status()).isEqualTo(503);
            assertThat(rest.header("Retry-After")).isEqualTo("5");
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
        counted(CallbackVerdict.FAILED, 1);

        assertThat(post(task.token(), body, headers).status()).isEqualTo(200);
        assertThat(verdicts(task)).containsExactly("accepted");
    }

    @Test
    void a_callback_that_cannot_be_acted_upon_is_kept_and_asked_for_again() {
        Task task = running(LONG);
        byte[] body = report(task, "processing").getBytes(StandardCharsets.UTF_8);
        String[] headers = signed("msg-failed-" + task.id(), now(), body);
        database.sql("alter table generation_task add constraint in_the_way check (state <> 'processing') not valid")
                .update();
        try {
            assertThat(post(task.token(), body, headers).status()).isEqualTo(500);
        } finally {
            database.sql("alter table generation_task drop constraint in_the_way")
                    .update();
        }
        assertThat(verdicts(task)).containsExactly("failed");

        assertThat(post(task.token(), body, headers).status()).isEqualTo(200);

        assertThat(verdicts(task)).containsExactly("failed", "accepted");
        counted(CallbackVerdict.FAILED, 1);
    }

    private static SignedCallback stranger(String token, byte[] body) {
        WebhookHeaders headers = new WebhookHeaders(null, null, null);
        IncomingCallback callback = new IncomingCallback(token, headers, body, body.length, null);
        return new SignedCallback("kling", callback, SignatureCheck.NOT_REQUIRED);
    }

    private int rows(String column, String value) {
        return database.sql("select count(*) from callback where " + column(column) + " = :value")
                .param("value", value)
                .query(Integer.class)
                .single();
    }

    private long kept(String column, String value) {
        return database.sql("select coalesce(sum(length(body)), 0) from callback where " + column(column) + " = :value")
                .param("value", value)
                .query(Long.class)
                .single();
    }

    private static String column(String name) {
        assertThat(Set.of("task_id", "verdict")).contains(name);
        return name;
    }
}
