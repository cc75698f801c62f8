package dev.sceneroute.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.runtime.RetentionSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A key is good for as long as it is kept, and free again afterwards. */
class OldKeysTest extends ApiTest {

    @Autowired
    private IdempotencyStore keys;

    @Test
    void a_key_is_forgotten_after_its_time_and_not_before() {
        String first = make();
        new OldKeys(keys, new RetentionSettings(Duration.ZERO, Duration.ZERO, Duration.ofDays(1))).forget();
        assertThat(make()).as("the same answer again").isEqualTo(first);

        new OldKeys(keys, new RetentionSettings(Duration.ZERO, Duration.ZERO, Duration.ZERO)).forget();

        assertThat(make()).isNotEqualTo(first);
    }

    private String make() {
        return api.post("/api/v1/projects", "{\"title\": \"Old keys\"}", "Idempotency-Key", "old-keys")
                .field("project_id");
    }
}
