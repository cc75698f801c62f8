package dev.sceneroute.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests nobody should send. Each gets an answer that says what is wrong, and none costs more than its answer. */
class BadRequestTest extends ApiTest {
    private static final long HUGE = 200L * 1024 * 1024;

    @Test
    void a_body_that_says_it_is_huge_is_refused_unread() {
        BodyPublisher huge = BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> spaces(HUGE)), HUGE);

        Reply refused = api.send("POST", "/api/v1/jobs", huge, "Content-Type", "application/json");

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.problem()).isEqualTo("too-large");
        assertThat(refused.field("detail")).contains("20 MB");
    }

    @Test
    void huge_bodies_that_do_not_say_so_are_cut_off_and_never_kept() {
        // Eight of them together have more bytes than this process has memory.
        List<Reply> refused = Api.atOnce(
                8,
                () -> api.send(
                        "POST",
                        "/api/v1/projects",
                        BodyPublishers.ofInputStream(() -> spaces(HUGE)),
                        "Content-Type",
                        "application/json"));

        assertThat(refused).extracting(Reply::status).containsOnly(413);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"title": "T"                          | line 1
            {"title": "T",}                        | line 1
            {"title": "T"} {"title": "U"}          | line 1
            {"title": "T", "title": "U"}           | line 1
            nothing                                | line 1
            {"title": 'T'}                         | line 1
            """)
    void a_body_that_is_not_json_is_refused_with_the_place(String body, String place) {
        Reply refused = api.post("/api/v1/projects", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("malformed-json");
        assertThat(refused.field("detail")).contains(place, "column").doesNotContain("jackson", "Source");
    }

    @Test
    void an_empty_body_and_one_of_broken_characters_are_refused() {
        assertThat(api.post("/api/v1/projects").problem()).isEqualTo("malformed-json");
        byte[] latin1 = {'{', '"', 't', 'i', 't', 'l', 'e', '"', ':', '"', (byte) 0xe9, '"', '}'};
        Reply refused = api.send(
                "POST", "/api/v1/projects", BodyPublishers.ofByteArray(latin1), "Content-Type", "application/json");
        assertThat(refused.problem()).isEqualTo("malformed-json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "5", "null", "true"})
    void a_body_that_is_no_object_is_refused(String body) {
        assertThat(api.post("/api/v1/jobs", body).wrong()).containsExactly(": type");
    }

    @Test
    void a_body_nested_without_end_and_one_of_endless_values_are_refused() {
        assertThat(api.post("/api/v1/jobs", "{\"script\":".repeat(10_000)).status())
                .isEqualTo(400);
        Reply refused = api.post("/api/v1/jobs", "{\"script\": [" + "{},".repeat(500_000) + "{}]}");
        assertThat(refused.wrong()).containsExactly(": too_much");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json; charset=utf-16",
                "application/json; charset=none-such",
                "nonsense"
            })
    void a_body_of_another_media_type_is_refused(String type) {
        Reply refused = api.send(
                "POST", "/api/v1/projects", BodyPublishers.ofString("{\"title\": \"T\"}"), "Content-Type", type);

        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.problem()).isEqualTo("unsupported-media-type");
        assertThat(refused.header("Accept")).isEqualTo("application/json");
    }

    @Test
    void a_compressed_body_is_refused_so_that_it_cannot_be_a_bomb() {
        Reply refused = api.post("/api/v1/projects", "{\"title\": \"T\"}", "Content-Encoding", "gzip");

        assertThat(refused.status()).isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /api/v1/jobs, 'GET, POST'",
        "PUT, /api/v1/projects, POST",
        "PATCH, /api/v1/jobs/" + Api.NOBODYS_JOB + ", GET",
        "GET, /api/v1/assets, POST",
        "POST, /api/v1/jobs/" + Api.NOBODYS_JOB + "/events, GET"
    })
    void a_method_that_does_not_work_is_refused_with_those_that_do(String method, String path, String allowed) {
        Reply refused = api.send(method, path, BodyPublishers.noBody());

        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.problem()).isEqualTo("method-not-allowed");
        assertThat(refused.header("Allow").split(", ?")).contains(allowed.split(", "));
    }

    @Test
    void head_is_get_without_the_body() {
        Reply head = api.send("HEAD", "/api/v1/jobs", BodyPublishers.noBody());

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(api.send("HEAD", "/api/v1/jobs/" + Api.NOBODYS_JOB, BodyPublishers.noBody())
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/nothing",
                "/api/nothing",
                "/api/v1/jobs/",
                "/api/v1//jobs",
                "/api/v1/jobs/../../etc/passwd",
                "/api/v1/jobs/%2e%2e",
                "/api/v1/jobs/..",
                "/api/v1/jobs/job_;a=b",
                "/api/v1/job%73",
                "/api/v1/jobs/%27%20or%201=1",
                "/api/v1/jobs/" + Api.NOBODYS_JOB + "/nothing",
                "/api/v1/assets/%2e%2e/content",
                "/api/v1/scripts/JOB_01K9Q3X1A2B3C4D5E6F7G8H9J0"
            })
    void a_path_that_leads_nowhere_is_answered_with_a_problem(String path) {
        Reply reply = api.get(path);

        assertThat(reply.status()).as(reply.text()).isEqualTo(404);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.problem()).isEqualTo("not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/jobs/%00", "/api/v1/jobs/..%2f..%2fetc%2fpasswd", "/api/v1/assets/..%5c..%5cetc/content"
            })
    void a_path_the_web_server_refuses_is_answered_with_a_problem_too(String path) {
        Reply reply = api.get(path);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.problem()).isEqualTo("bad-request");
    }

    @Test
    void nothing_of_a_request_comes_back_in_the_headers_of_its_answer() {
        String[] given = {
            "X-Secret",
            "s3cret",
            "Authorization",
            "Bearer s3cret",
            "Cookie",
            "a=s3cret",
            "id",
            "s3cret",
            "CamelX",
            "s3cret"
        };

        for (Reply reply : List.of(
                api.get("/api/v1/jobs?status=failed", given),
                api.get("/api/v1/jobs/" + Api.NOBODYS_JOB, given),
                api.post("/api/v1/projects", "{\"title\": \"T\"}", given),
                api.post("/api/v1/projects", "{", given),
                api.get("/api/v1/nothing", given))) {
            assertThat(reply.headers().toString()).doesNotContain("s3cret");
            assertThat(reply.headers().map().keySet()).allSatisfy(name -> assertThat(Set.of(
                            "cache-control",
                            "content-type",
                            "content-length",
                            "connection",
                            "transfer-encoding",
                            "date",
                            "location",
                            "vary"))
                    .contains(name.toLowerCase(Locale.ROOT)));
        }
    }

    @Test
    void a_header_cannot_stand_in_for_an_id() {
        Reply project = api.post("/api/v1/projects", "{\"title\": \"T\"}");

        Reply reply = api.get(
                "/api/v1/projects/proj_01k9q3x1a2b3c4d5e6f7g8h9j0?id=" + project.field("project_id"),
                "id",
                project.field("project_id"));

        assertThat(reply.status()).isEqualTo(404);
    }

    @Test
    void another_sites_page_starts_nothing() {
        Reply refused = api.send(
                "POST",
                "/api/v1/jobs/" + Api.NOBODYS_JOB + "/retry",
                BodyPublishers.noBody(),
                "Sec-Fetch-Site",
                "cross-site");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("foreign-page");
    }

    @Test
    void a_page_whose_name_was_made_to_point_here_cannot_start_anything() throws Exception {
        String[] names = {"http://evil.example:8080", "https://evil.example", "null", "http://localhost.evil.example"};
        for (String origin : names) {
            assertThat(retryFrom(origin).status()).as(origin).isEqualTo(403);
        }
        for (String origin :
                new String[] {"http://localhost:8080", "http://127.0.0.1", "http://[::1]:80", "http://nas"}) {
            assertThat(retryFrom(origin).status()).as(origin).isEqualTo(404);
        }
    }

    private Reply retryFrom(String origin) throws Exception {
        return api.send(
                "POST", "/api/v1/jobs/" + Api.NOBODYS_JOB + "/retry", BodyPublishers.noBody(), "Origin", origin);
    }

    private static InputStream spaces(long length) {
        return new InputStream() {
            private long left = length;

            @Override
            public int read() {
                return left-- > 0 ? ' ' : -1;
            }

            @Override
            public int read(byte[] target, int offset, int wanted) {
                int count = (int) Math.min(wanted, left);
                left -= count;
                return count == 0 ? -1 : count;
            }
        };
    }
}
