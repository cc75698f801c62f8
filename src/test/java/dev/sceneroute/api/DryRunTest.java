package dev.sceneroute.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sceneroute.ledger.Caps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A dry run says what a job would cost, refuses what a start would refuse, and leaves no trace. */
class DryRunTest extends ApiTest {
    private static final String JOBS = "/api/v1/jobs";
    private static final String DRY = JOBS + "?dry_run=true";

    @Autowired
    private Caps caps;

    @AfterEach
    void nothing_is_capped() {
        caps.none();
    }

    @Test
    void every_scene_is_named_with_its_price_and_all_together_in_units_and_money() {
        Reply quote = api.post(DRY, Api.job(3, "film"));

        assertThat(quote.status()).as(quote.text()).isEqualTo(200);
        assertThat(quote.json().path("dry_run").asBoolean()).isTrue();
        assertThat(quote.json().path("units").decimalValue()).isEqualByComparingTo("5.4");
        assertThat(quote.json().path("money").decimalValue()).isEqualByComparingTo("0.76");
        assertThat(quote.field("currency")).isEqualTo("USD");
        assertThat(quote.field("price_date")).isEqualTo("2026-08-20");
        assertThat(quote.json().path("caps")).isEmpty();
        assertThat(quote.json().has("refusal")).isFalse();
        JsonNode second = quote.json().path("scenes").path(1);
        assertThat(second.path("order").asInt()).isEqualTo(2);
        assertThat(second.path("model").asText()).isEqualTo("kling-v3-omni");
        assertThat(second.path("endpoint").asText()).isEqualTo("omni");
        assertThat(second.path("mode").asText()).isEqualTo("std");
        assertThat(second.path("seconds").asInt()).isEqualTo(3);
        assertThat(second.path("units").decimalValue()).isEqualByComparingTo("1.8");
    }

    @Test
    void nothing_is_stored_and_nobody_is_asked() throws IOException {
        String image =
                Base64.getEncoder().encodeToString(Files.readAllBytes(Path.of("docs/examples/images/lighthouse.png")));
        String body = "{\"script\": {\"title\": \"Dry\", \"scenes\": [{\"visual_prompt\": \"A dry boat\","
                + " \"target_duration\": 5, \"reference_assets\": [{\"role\": \"first_frame\", \"data\": \"" + image
                + "\"}]}]}}";
        int jobs = total();
        List<Path> files = stored();

        Reply quote = api.post(DRY, body, "Idempotency-Key", "dry-1");

        assertThat(quote.status()).as(quote.text()).isEqualTo(200);
        assertThat(quote.header("Location")).isEmpty();
        assertThat(total()).isEqualTo(jobs);
        assertThat(stored()).isEqualTo(files);
        assertThat(sandbox.counts().createsAccepted()).isZero();
        assertThat(sandbox.counts().queries()).isZero();
    }

    @Test
    void the_key_of_a_dry_run_is_still_free_for_the_start() {
        api.post(DRY, Api.job(1, "links"), "Idempotency-Key", "dry-then-wet");
        Reply started = api.post(JOBS, Api.job(1, "links"), "Idempotency-Key", "dry-then-wet");

        assertThat(started.status()).isEqualTo(202);
        end(started.field("job_id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"script\": {\"title\": \"No scenes\"}}",
                "{\"script\": {\"title\": \"T\", \"scenes\": [{\"visual_prompt\": \"a\", \"target_duration\": -3}]}}",
                "{\"script\": {\"title\": \"T\", \"generation\": {\"model\": \"no-such\"}, \"scenes\":"
                        + " [{\"visual_prompt\": \"a\", \"target_duration\": 5}]}}",
                "{\"script\": {\"title\": \"T\", \"scenes\": [{\"visual_prompt\": \"a\", \"target_duration\": 5,"
                        + " \"reference_assets\": [{\"role\": \"first_frame\", \"data\": \"bm8gaW1hZ2U=\"}]}]}}",
                "{\"script\": {\"title\": \"T\", \"scenes\": [{\"visual_prompt\": \"a\", \"target_duration\": 5}]},"
                        + " \"project_id\": \"proj_01k9q3v7x2m4c6e8g0j2n4q6s8\"}",
                "{\"script\": {\"title\": \"T\", \"scenes\": [{\"visual_prompt\": \"a\", \"target_duration\": 5}]},"
                        + " \"notify_url\": \"ftp://somewhere\"}",
                "{\"script\": {\"title\": \"T\", \"scenes\": [{\"scene_type\": \"slide\", \"on_screen_text\": \"გამარჯობა\","
                        + " \"target_duration\": 2}]}}",
                "{\"script\": {\"title\": \"T\", \"thumbnail\": {\"title\": \"வணக்கம்\"}, \"scenes\":"
                        + " [{\"visual_prompt\": \"a\", \"target_duration\": 5}]}}",
                "{\"script\": {\"title\": \"T\", \"subtitles\": {\"burn\": true}, \"scenes\":"
                        + " [{\"visual_prompt\": \"a\", \"narration\": \"வணக்கம்\"}]}}",
                "{\"script_id\": \"scr_01k9q3w0a1b2c3d4e5f6g7h8j9\"}"
            })
    void what_a_start_refuses_a_dry_run_refuses_in_the_same_words(String body) {
        Reply dry = api.post(DRY, body);
        Reply wet = api.post(JOBS, body);

        assertThat(dry.status()).as(dry.text()).isGreaterThanOrEqualTo(400).isEqualTo(wet.status());
        assertThat(dry.text()).isEqualTo(wet.text());
    }

    @Test
    void a_draft_has_no_price_before_it_is_approved() {
        Reply draft = draft(1);

        assertThat(api.post(DRY, "{\"script_id\": \"" + draft.field("script_id") + "\"}")
                        .problem())
                .isEqualTo("not-approved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dryrun=true", "dry_run=yes", "dry_run=", "dry_run", "dry_run=true&dry_run=false"})
    void a_misspelt_dry_run_never_spends(String query) {
        Reply refused = api.post(JOBS + "?" + query, Api.job(1, "links"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("invalid-parameter");
        assertThat(refused.wrong()).hasSize(1);
        assertThat(sandbox.counts().createsAccepted()).isZero();
    }

    @Test
    void a_scene_without_a_price_is_named_and_does_not_hinder() {
        String body = "{\"deliver\": \"links\", \"script\": {\"title\": \"T\", \"generation\": {\"endpoint\":"
                + " \"text2video\", \"model\": \"kling-v2-master\"}, \"scenes\": [{\"visual_prompt\": \"a\","
                + " \"target_duration\": 5}]}}";

        Reply quote = api.post(DRY, body);
        assertThat(quote.json().path("unpriced_scenes")).hasSize(1);
        assertThat(quote.json().at("/scenes/0").has("units")).isFalse();

        Reply job = end(api.post(JOBS, body).field("job_id"));
        assertThat(job.field("status")).isEqualTo("succeeded");
        assertThat(job.json().at("/spend/unpriced_scenes").asInt()).isEqualTo(1);
        assertThat(job.json().at("/spend/spent/units").decimalValue())
                .isEqualByComparingTo(sandbox.counts().paidUnits());
    }

    @Test
    void a_cap_and_what_is_left_of_it_are_shown() {
        caps.perJob("4");

        Reply fits = api.post(DRY, Api.job(2, "links"));
        Reply toMuch = api.post(DRY, Api.job(3, "links"));

        JsonNode cap = fits.json().path("caps").path(0);
        assertThat(cap.path("cap").asText()).isEqualTo("per_job");
        assertThat(cap.path("units_left").asInt()).isEqualTo(4);
        assertThat(cap.path("exceeded").asBoolean()).isFalse();
        assertThat(fits.json().has("refusal")).isFalse();
        assertThat(toMuch.json().at("/caps/0/exceeded").asBoolean()).isTrue();
        assertThat(toMuch.field("refusal"))
                .isEqualTo("sceneroute.budget.per-job.units is 4: 0 units used, the job needs 5.4 units, 4 units left."
                        + " Raise it, then try again");
    }

    @Test
    void a_job_no_cap_will_ever_let_finish_is_refused_and_leaves_no_trace() {
        caps.perJob("4");
        int jobs = total();

        Reply refused = api.post(JOBS, Api.job(3, "links"), "Idempotency-Key", "capped");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("budget-exceeded");
        assertThat(refused.field("detail")).contains("sceneroute.budget.per-job.units is 4", "the job needs 5.4 units");
        assertThat(refused.field("next_step")).contains("Raise the cap");
        assertThat(total()).isEqualTo(jobs);

        caps.none();
        Reply started = api.post(JOBS, Api.job(3, "links"), "Idempotency-Key", "capped");
        assertThat(started.status()).isEqualTo(202);
        end(started.field("job_id"));
    }

    @Test
    void with_a_cap_a_scene_without_a_price_is_refused_with_the_way_out() {
        caps.perJob("100");
        Reply refused = api.post(
                JOBS,
                "{\"script\": {\"title\": \"T\", \"generation\": {\"endpoint\": \"text2video\", \"model\":"
                        + " \"kling-v2-master\"}, \"scenes\": [{\"visual_prompt\": \"a\", \"target_duration\": 5}]}}");

        assertThat(refused.problem()).isEqualTo("budget-exceeded");
        assertThat(refused.field("detail"))
                .contains("no price for scene 1 (kling text2video kling-v2-master", "add it to kling.prices");
    }

    @Test
    void a_live_job_is_named_since_a_start_would_find_it() {
        String script = draft(1).field("script_id");
        api.post("/api/v1/scripts/" + script + "/approve");
        sandbox.latency(java.time.Duration.ofSeconds(2));
        String body = "{\"script_id\": \"" + script + "\", \"deliver\": \"links\"}";
        String job = api.post(JOBS, body).field("job_id");

        assertThat(api.post(DRY, body).field("live_job_id")).isEqualTo(job);
        end(job);
    }

    private int total() {
        return api.get(JOBS).json().path("total").asInt();
    }

    private static List<Path> stored() throws IOException {
        try (Stream<Path> files = Files.walk(DATA.resolve("data"))) {
            return files.filter(file -> file.toString().contains("images"))
                    .sorted()
                    .toList();
        }
    }
}
