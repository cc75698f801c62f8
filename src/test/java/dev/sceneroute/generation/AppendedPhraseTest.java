package dev.sceneroute.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.production.AspectRatio;
import dev.sceneroute.production.Shot;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AppendedPhraseTest {
    private final PromptAdjustment adjustment =
            new AppendedPhrase(new AdjustmentSettings("Well lit.", "Everything moves.", "", "", " "));

    @ParameterizedTest
    @CsvSource({
        "A harbour at night, A harbour at night. Well lit.",
        "A harbour at night., A harbour at night. Well lit.",
        "밤의 항구。, 밤의 항구。 Well lit.",
        "'', Well lit."
    })
    void a_phrase_is_added_as_a_sentence_of_its_own(String prompt, String adjusted) {
        assertThat(adjust(prompt, AdjustmentReason.BLACK)).isEqualTo(adjusted);
    }

    @Test
    void each_attempt_gets_the_same_order_and_the_phrase_is_never_there_twice() {
        VideoOrder once = adjustment.adjust(order("A harbour", List.of()), AdjustmentReason.BLACK, 2);

        assertThat(adjustment.adjust(order("A harbour", List.of()), AdjustmentReason.BLACK, 3))
                .isEqualTo(once);
        assertThat(adjustment.adjust(once, AdjustmentReason.BLACK, 3)).isEqualTo(once);
    }

    @Test
    void a_prompt_never_grows_beyond_what_providers_take() {
        String fits = "x".repeat(2500 - 2 - "Well lit.".length());

        assertThat(adjust(fits, AdjustmentReason.BLACK)).hasSize(2500).endsWith("Well lit.");
        assertThat(adjust(fits + "x", AdjustmentReason.BLACK)).isEqualTo(fits + "x");
    }

    @Test
    void of_several_shots_each_gets_the_phrase_where_it_has_room() {
        Shot full = new Shot("x".repeat(510), 2);
        VideoOrder adjusted =
                adjustment.adjust(order("", List.of(new Shot("Wide", 3), full)), AdjustmentReason.FROZEN, 2);

        assertThat(adjusted.shots()).containsExactly(new Shot("Wide. Everything moves.", 3), full);
        assertThat(adjusted.prompt()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = AdjustmentReason.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"BLACK", "FROZEN"})
    void without_a_phrase_nothing_is_changed_and_a_refused_content_never_is(AdjustmentReason reason) {
        VideoOrder order = order("A harbour", List.of());

        assertThat(adjustment.adjust(order, reason, 2)).isSameAs(order);
    }

    @ParameterizedTest
    @CsvSource({"BLACK, BLACK", "TOO_SHORT, TOO_SHORT", "NOT_MP4, UNUSABLE", "TRUNCATED, UNUSABLE"})
    void every_fault_of_a_clip_is_a_reason(String fault, AdjustmentReason reason) {
        assertThat(AdjustmentReason.ofFault(fault)).isEqualTo(reason);
        assertThat(AdjustmentReason.find(reason.word())).contains(reason);
    }

    @Test
    void a_reason_another_version_wrote_is_none() {
        assertThat(AdjustmentReason.find("too_purple")).isEmpty();
        assertThat(AdjustmentReason.find(null)).isEmpty();
    }

    private String adjust(String prompt, AdjustmentReason reason) {
        return adjustment.adjust(order(prompt, List.of()), reason, 2).prompt();
    }

    private static VideoOrder order(String prompt, List<Shot> shots) {
        return new VideoOrder(
                "prj7-scene3-a2",
                EndpointType.OMNI,
                "kling-v3-omni",
                "std",
                prompt,
                null,
                shots,
                5,
                AspectRatio.LANDSCAPE,
                false,
                List.of(),
                null,
                null);
    }
}
