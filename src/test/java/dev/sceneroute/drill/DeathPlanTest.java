package dev.sceneroute.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which deaths are planned. */
class DeathPlanTest {
    private static final List<KillPoint> POINTS = List.of(
            new KillPoint("SceneOrdering.claim", Moment.BEFORE_COMMIT),
            new KillPoint("SceneOrdering.claim", Moment.AFTER_COMMIT),
            new KillPoint("kling-create", Moment.AFTER_CALL));

    @Test
    void every_point_is_died_at_before_anything_is_repeated() {
        assertThat(plan("--kills=200").subList(0, 3))
                .containsExactly(
                        "before commit of SceneOrdering.claim",
                        "after commit of SceneOrdering.claim",
                        "after the answer of kling-create");
        assertThat(plan("--kills=200")).hasSize(200).contains("at a random moment", "the database restarts");
    }

    @Test
    void the_same_seed_gives_the_same_plan() {
        assertThat(plan("--kills=50", "--seed=7")).isEqualTo(plan("--kills=50", "--seed=7"));
        assertThat(plan("--kills=50", "--seed=7")).isNotEqualTo(plan("--kills=50", "--seed=8"));
    }

    @Test
    void without_a_number_each_point_is_died_at_once_and_the_database_too() {
        assertThat(plan())
                .containsExactly(
                        "before commit of SceneOrdering.claim",
                        "the database restarts",
                        "after commit of SceneOrdering.claim",
                        "after the answer of kling-create",
                        "at a random moment",
                        "at a random moment");
    }

    @Test
    void a_point_nothing_came_by_is_visited_once_more_at_the_end() {
        DeathPlan plan = new DeathPlan(List.of(), DrillOptions.read(List.of("--points=none", "--kills=1")));

        plan.again(Death.at(POINTS.get(0)));

        assertThat(plan.size()).isEqualTo(2);
        assertThat(plan.next().name()).isEqualTo("at a random moment");
        assertThat(plan.next().name()).isEqualTo("before commit of SceneOrdering.claim");
    }

    @Test
    void points_can_be_chosen_by_a_part_of_their_name() {
        List<KillPoint> chosen = DeathPlan.choose(POINTS, "commit of");

        assertThat(chosen).hasSize(2);
        assertThat(DeathPlan.choose(POINTS, "none")).isEmpty();
    }

    private static List<String> plan(String... arguments) {
        DeathPlan plan = new DeathPlan(POINTS, DrillOptions.read(List.of(arguments)));
        List<String> names = new ArrayList<>();
        for (Death death = plan.next(); death != null; death = plan.next()) {
            names.add(death.name());
        }
        return names;
    }
}
