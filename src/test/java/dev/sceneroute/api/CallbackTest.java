package dev.sceneroute.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sceneroute.generation.CallbackVerdict;
import dev.sceneroute.generation.StandardWebhookSignature;
import dev.sceneroute.sandbox.FaultSetting;
import dev.sceneroute.sandbox.kling.Fault;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A test that speaks to us as the provider does. The sandbox itself stays silent. */
abstract class CallbackTest extends ApiTest {
    protected static final String CALLBACKS = "/api/v1/callbacks/kling/";
    private static final StandardWebhookSignature SIGNATURE =
            new StandardWebhookSignature(WEBHOOK_SECRETS, Clock.systemUTC());

    @Autowired
    protected JdbcClient database;

    @Autowired
    private MeterRegistry meters;

    private final Map<CallbackVerdict, Double> before = new EnumMap<>(CallbackVerdict.class);

    /** A task as the rows have it. */
    protected record Task(
            String id, String jobId, String token, String externalId, String providerTaskId, String state) {}

    @BeforeEach
    void silence() {
        sandbox.dial(Fault.CALLBACK_LOST, FaultSetting.next(10));
        for (CallbackVerdict verdict : CallbackVerdict.values()) {
            before.put(verdict, count(verdict));
        }
    }

    @AfterEach
    void leave_no_job_behind() {
        database.sql("select id from job where status in ('queued', 'running')")
                .query(String.class)
                .list()
                .forEach(job -> api.post("/api/v1/jobs/" + job + "/cancel"));
    }

    /** Starts a job of one scene whose task runs so long, and waits until its order is taken. */
    protected Task running(Duration latency) {
        sandbox.latency(latency);
        String job = api.post("/api/v1/jobs", Api.job(1, "links")).field("job_id");
        return await("the order of " + job)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> task(job), task -> task != null && !task.state().equals("intended"));
    }

    /** The newest task of a job, or null. */
    protected Task task(String job) {
        return database.sql("select * from generation_task where job_id = :job order by id desc limit 1")
                .param("job", job)
                .query((row, number) -> new Task(
                        row.getString("id"),
                        row.getString("job_id"),
                        row.getString("callback_token"),
                        row.getString("external_id"),
                        row.getString("provider_task_id"),
                        row.getString("state")))
                .optional()
                .orElse(null);
    }

    /** A report as Kling sends it. */
    protected static String report(Task task, String status) {
        return """
                {"task_id":"%s","task_status":"%s","task_status_msg":"","created_at":1790000000000,
                 "updated_at":1790000150000,"task_info":{"external_task_id":"%s"},
                 "task_result":{"videos":[{"id":"1","url":"https://forged.example/clip.mp4","duration":"5"}]}}
                """.formatted(task.providerTaskId() == null ? "1" : task.providerTaskId(), status, task.externalId());
    }

    /** Calls back as the provider does. */
    protected Reply call(Task task, String body) {
        return call(task.token(), body.getBytes(StandardCharsets.UTF_8));
    }

    protected Reply call(String token, byte[] body, String... more) {
        return post(token, body, with(signed(UUID.randomUUID().toString(), now(), body), more));
    }

    protected Reply post(String token, byte[] body, String... headers) {
        return api.send("POST", CALLBACKS + token, BodyPublishers.ofByteArray(body), headers);
    }

    /** The headers of a message that is signed with our newest secret. */
    protected static String[] signed(String id, long time, byte[] body) {
        String timestamp = Long.toString(time);
        return headers(id, timestamp, SIGNATURE.signature(id, timestamp, body));
    }

    protected static String[] headers(String id, String timestamp, String signature) {
        return new String[] {
            "webhook-id", id, "webhook-timestamp", timestamp, "webhook-signature", signature,
        };
    }

    protected static String[] with(String[] headers, String... more) {
        return Stream.concat(Arrays.stream(headers), Arrays.stream(more)).toArray(String[]::new);
    }

    protected static long now() {
        return Clock.systemUTC().instant().getEpochSecond();
    }

    /** The verdicts on the callbacks of a task, oldest first. */
    protected List<String> verdicts(Task task) {
        return database.sql("select verdict from callback where task_id = :task order by id")
                .param("task", task.id())
                .query(String.class)
                .list();
    }

    /** Whether the task holds one of the places the account has. */
    protected boolean holdsSlot(Task task) {
        return database.sql("select count(*) from provider_slot where task_id = :task")
                        .param("task", task.id())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** That the verdict was given so often since the test began. */
    protected void counted(CallbackVerdict verdict, int times) {
        assertThat(count(verdict) - before.getOrDefault(verdict, 0.0))
                .as(verdict.word())
                .isEqualTo(times);
    }

    private double count(CallbackVerdict verdict) {
        return meters.get("sceneroute.callbacks")
                .tags("service", "kling", "verdict", verdict.word())
                .counter()
                .count();
    }
}
