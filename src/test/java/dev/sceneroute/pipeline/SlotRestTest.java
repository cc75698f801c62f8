package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.generation.ProviderSlotStore;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a provider that is full teaches us about its places. */
class SlotRestTest extends IntegrationTest {
    private static final String POOL = "nobody/rest-test";
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Autowired
    private ProviderSlotStore slots;

    @Autowired
    private JdbcClient database;

    @BeforeEach
    void three_free_places() {
        slots.resize(POOL, 3);
    }

    @AfterEach
    void no_places() {
        database.sql("delete from provider_slot where pool = :pool")
                .param("pool", POOL)
                .update();
    }

    @Test
    void only_what_is_under_way_counts_as_room_after_a_refusal() {
        slots.take(POOL, "task_running");
        slots.take(POOL, "task_refused");

        slots.refused("task_refused", FIRST, LONGEST);

        assertThat(slots.take(POOL, "task_next"))
                .as("a place while all free ones rest")
                .isFalse();
        assertThat(slots.free("task_running")).contains(POOL);
        assertThat(slots.take(POOL, "task_next"))
                .as("the place of a task that ended")
                .isTrue();
    }

    @Test
    void the_pause_doubles_with_each_refusal_up_to_the_longest_and_half_of_it_is_chance() {
        for (double most : new double[] {10, 20, 40, 60, 60}) {
            wakeAll();
            slots.take(POOL, "task_refused");
            slots.refused("task_refused", FIRST, LONGEST);

            assertThat(longestRest()).isBetween(most / 2 - 1, most + 1);
        }
    }

    @Test
    void a_task_that_ended_at_the_provider_ends_the_doubling() {
        slots.take(POOL, "task_refused");
        slots.refused("task_refused", FIRST, LONGEST);
        wakeAll();
        slots.take(POOL, "task_taken");
        slots.free("task_taken");

        slots.take(POOL, "task_refused_later");
        slots.refused("task_refused_later", FIRST, LONGEST);

        assertThat(longestRest()).isLessThan(11);
    }

    @Test
    void a_refusal_told_twice_counts_once() {
        slots.take(POOL, "task_refused");
        slots.refused("task_refused", FIRST, LONGEST);
        slots.refused("task_refused", FIRST, LONGEST);

        assertThat(longestRest()).isLessThan(11);
    }

    private void wakeAll() {
        database.sql("update provider_slot set rest_until = null where pool = :pool")
                .param("pool", POOL)
                .update();
    }

    private double longestRest() {
        return database.sql("""
                        select max(extract(epoch from rest_until - now()))::float8 from provider_slot where pool = :pool
                        """).param("pool", POOL).query(Double.class).single();
    }
}
