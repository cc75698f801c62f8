package dev.sceneroute.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sceneroute.speech.SceneNarration.TextUnit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class NarrationFitTest {

    private static final ClipOffer FIVE_OR_TEN = new ClipOffer(List.of(5, 10), List.of(), false);
    private static final ClipOffer EXTENDABLE = new ClipOffer(List.of(5, 10), List.of(4, 5), true);
    private static final ClipOffer THREE_TO_FIFTEEN =
            new ClipOffer(IntStream.rangeClosed(3, 15).boxed().toList(), List.of(), true);

    @ParameterizedTest
    @CsvSource({
        // speech s, wanted s, what is done, clip s, frames of 24 a second, held, extra s
        "4.2, 5, KEEP, 5, 120, 0, 0",
        "0, 5, KEEP, 5, 120, 0, 0",
        "4.201, 5, HOLD, 5, 121, 1, 0",
        "6.2, 5, HOLD, 5, 168, 48, 0",
        "9.2, 10, KEEP, 10, 240, 0, 0",
        "3, 10, KEEP, 10, 240, 0, 0",
        "5.5, 7, KEEP, 10, 168, 0, 0",
        "8, 7, KEEP, 10, 212, 0, 0",
        "11, 10, HOLD, 10, 284, 44, 0",
        "11, 12, HOLD, 10, 284, 44, 0",
    })
    void of_two_lengths_the_wanted_one_is_kept_or_its_last_frame_is_held(
            String speech, int wanted, FitWay way, int clip, int frames, int held, int extra) {
        SceneFit fit = fit(policy("order", "hold"), narration(speech, wanted), FIVE_OR_TEN);

        assertThat(fit.fits()).isTrue();
        assertThat(fit.choice()).isEqualTo(new FitChoice(way, List.of(clip), 0, held, 1, 0, frames, extra));
    }

    @ParameterizedTest
    @CsvSource({
        "4.2, 5, KEEP, 5, 0, 0",
        "4.3, 5, LONGER_CLIP, 6, 0, 1",
        "9.2, 5, LONGER_CLIP, 10, 0, 5",
        "9.3, 5, HOLD, 10, 3, 5",
        "11.2, 5, HOLD, 10, 48, 5",
        "14.2, 12, LONGER_CLIP, 15, 0, 3",
        "16, 12, HOLD, 15, 44, 3",
        "16, 15, HOLD, 15, 44, 0",
    })
    void by_default_a_longer_clip_comes_first_and_then_two_seconds_of_its_last_frame(
            String speech, int wanted, FitWay way, int clip, int held, int extra) {
        SceneFit fit = fit(policy(), narration(speech, wanted), THREE_TO_FIFTEEN);

        assertThat(fit.fits()).isTrue();
        assertThat(fit.choice().way()).isEqualTo(way);
        assertThat(fit.choice().clips()).containsExactly(clip);
        assertThat(fit.choice().heldFrames()).isEqualTo(held);
        assertThat(fit.choice().frames()).isEqualTo(clip * 24 + held);
        assertThat(fit.choice().extraClipSeconds()).isEqualTo(extra);
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "2.2, 3", "2.21, 4", "6, 7", "14.2, 15"})
    void without_a_wanted_length_the_shortest_clip_that_does_is_taken(String speech, int clip) {
        SceneFit fit = fit(policy(), narration(speech, null), THREE_TO_FIFTEEN);

        assertThat(fit.choice()).isEqualTo(new FitChoice(FitWay.KEEP, List.of(clip), 0, 0, 1, 0, clip * 24, 0));
    }

    @Test
    void what_does_not_fit_is_reported_with_every_way_out_and_what_it_costs() {
        SceneFit fit =
                fit(policy(), narration("17.2", 5), new ClipOffer(THREE_TO_FIFTEEN.seconds(), List.of(4, 5), true));

        assertThat(fit.fits()).isFalse();
        assertThat(fit.choice()).isEqualTo(new FitChoice(FitWay.KEEP, List.of(5), 0, 0, 1, 0, 120, 0));
        assertThat(fit.spareFrames()).isEqualTo(120 - 18 * 24);
        assertThat(fit.waysOut())
                .as("two scenes have silence around their speech twice")
                .containsExactly(
                        new FitChoice(FitWay.TWO_SHOTS, List.of(10, 9), 0, 0, 1, 0, 19 * 24, 14),
                        new FitChoice(FitWay.EXTEND, List.of(14), 5, 0, 1, 0, 19 * 24, 14),
                        new FitChoice(FitWay.HOLD, List.of(10), 0, 8 * 24, 1, 0, 18 * 24, 5),
                        new FitChoice(FitWay.SPEED_UP, List.of(10), 0, 0, 1.87, 0, 240, 5),
                        new FitChoice(FitWay.TIGHTEN_TEXT, List.of(5), 0, 0, 1, 31, 120, 0));
        assertThat(fit.message())
                .isEqualTo(
                        "Scene 3: its speech needs 18.00 s with the silence around it and its clip has 5 s: make"
                                + " two shots of it: scenes with target_duration 10 and 9 that share its narration (14 s"
                                + " more to pay for), or extend it by 5 s: target_duration 14 for it, and for a scene after"
                                + " it scene_type extend, extends_scene 3, target_duration 5 and the end of its narration"
                                + " (14 s more to pay for), or hold the last frame of a clip of 10 s for 8.00 s (5 s more to pay for), or speak"
                                + " 1.87 times as fast in a clip of 10 s (5 s more to pay for), or take 31 of its 40 words out.");
    }

    @Test
    void a_longer_clip_that_only_the_policy_forbids_is_a_way_out() {
        SceneFit fit = fit(policy("extra-clip", "2s", "hold-up-to", "0s"), narration("9", 5), FIVE_OR_TEN);

        assertThat(fit.fits()).isFalse();
        assertThat(fit.waysOut())
                .contains(new FitChoice(FitWay.LONGER_CLIP, List.of(10), 0, 0, 1, 0, 240, 5))
                .extracting(FitChoice::way)
                .doesNotContain(FitWay.TWO_SHOTS, FitWay.EXTEND);
        assertThat(fit.message()).contains(": order a clip of 10 s with target_duration 10 (5 s more to pay for), or ");
    }

    @ParameterizedTest
    @CsvSource({
        "speed-up, 10, SPEED_UP, 1.09",
        "'hold,speed-up', 12, SPEED_UP, 1.31",
        "'speed-up,hold', 10, SPEED_UP, 1.09",
        "'hold,speed-up', 10, HOLD, 1.0",
    })
    void the_policys_order_decides(String order, String speech, FitWay way, double speed) {
        FitPolicy policy = policy("order", order, "speed-up-to", "1.5");

        SceneFit fit = fit(policy, narration(speech, 10), EXTENDABLE);

        assertThat(fit.fits()).isTrue();
        assertThat(fit.choice().way()).isEqualTo(way);
        assertThat(fit.choice().clips()).containsExactly(10);
        assertThat(fit.choice().speed()).isEqualTo(speed);
        assertThat(fit.choice().extraClipSeconds()).isZero();
        assertThat(fit.waysOut()).isEmpty();
    }

    @Test
    void what_was_spoken_faster_already_is_not_promised_to_be_faster_still() {
        NarrationFit fit = new NarrationFit(policy("order", "speed-up", "speed-up-to", "1.5"));

        assertThat(fit.fit(narration("10", 10), EXTENDABLE, 24).choice().way()).isEqualTo(FitWay.SPEED_UP);
        assertThat(fit.atThisSpeed().fit(narration("10", 10), EXTENDABLE, 24)).satisfies(once -> {
            assertThat(once.fits()).isFalse();
            assertThat(once.waysOut()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({"16.5, '[10, 9]'", "17.4, '[10, 9]'", "18.3, '[10, 10]'"})
    void two_shots_take_the_fewest_seconds_and_are_as_alike_as_they_can_be(String speech, String clips) {
        assertThat(offered(speech, THREE_TO_FIFTEEN, FitWay.TWO_SHOTS).clips()).hasToString(clips);
    }

    @ParameterizedTest
    @CsvSource({"12, 10, 4, 4", "13, 10, 5, 5"})
    void an_extension_adds_as_little_as_does(String speech, int clip, int added, int extra) {
        FitChoice offered = offered(speech, EXTENDABLE, FitWay.EXTEND);

        assertThat(offered.clips()).containsExactly(clip);
        assertThat(offered.extendBy()).isEqualTo(added);
        assertThat(offered.extraClipSeconds()).isEqualTo(extra);
    }

    @ParameterizedTest
    @CsvSource({"two-shots", "extend", "tighten-text", "keep", "'hold,extend'"})
    void what_only_a_person_can_do_is_refused_as_something_done_by_itself(String order) {
        assertThatThrownBy(() -> policy("order", order))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("sceneroute.narration.fit.order names " + order.replace("hold,", "") + ", ")
                .hasMessageContaining("use longer-clip, hold and speed-up");
    }

    @Test
    void an_estimate_is_taken_longer_and_said_to_be_one() {
        SceneNarration guessed = new SceneNarration(1, Duration.ofSeconds(4), true, 10, TextUnit.WORDS, 5);

        SceneFit fit = fit(policy(), guessed, THREE_TO_FIFTEEN);

        assertThat(fit.estimated()).isTrue();
        assertThat(fit.choice().way()).as("4.4 s and 0.8 s of silence").isEqualTo(FitWay.LONGER_CLIP);
        assertThat(fit.message())
                .isEqualTo("Scene 1: its speech needs 5.21 s with the silence around it (estimated); a clip of 6 s is"
                        + " ordered (1 s more to pay for).");
        assertThat(fit(policy("estimate-reserve", "0"), guessed, THREE_TO_FIFTEEN)
                        .choice()
                        .way())
                .isEqualTo(FitWay.KEEP);
    }

    @Test
    void a_text_in_korean_is_tightened_by_characters() {
        SceneNarration korean = new SceneNarration(7, Duration.ofSeconds(20), false, 100, TextUnit.CHARACTERS, 5);

        SceneFit fit = fit(policy("order", ""), korean, FIVE_OR_TEN);

        assertThat(fit.message()).startsWith("Scene 7: ").contains("take 79 of its 100 characters out");
        SceneNarration tightened = new SceneNarration(
                7, Duration.ofSeconds(20).multipliedBy(21).dividedBy(100), false, 21, TextUnit.CHARACTERS, 5);
        assertThat(fit(policy("order", ""), tightened, FIVE_OR_TEN).fits()).isTrue();
    }

    @Test
    void every_way_is_said_in_one_sentence() {
        assertThat(message("order", "longer-clip", "9", 5))
                .isEqualTo("Scene 3: its speech needs 9.83 s with the silence around it; a clip of 10 s is ordered"
                        + " (5 s more to pay for).");
        assertThat(message("order", "hold", "10", 10))
                .endsWith("; the last frame of its clip of 10 s is held for 0.83 s.");
        assertThat(message("order", "speed-up", "10", 10))
                .endsWith("; it is spoken 1.09 times as fast, for its clip of 10 s.");
        assertThat(message("order", "hold", "3", 5)).endsWith(" and fits into its 5.00 s.");
        assertThat(message("order", "hold", "0", 5)).isEqualTo("Scene 3: nothing is said in its 5.00 s.");
    }

    @Test
    void without_configuration_the_policy_is_this() {
        assertThat(policy())
                .isEqualTo(new FitPolicy(
                        Duration.ofMillis(300),
                        Duration.ofMillis(500),
                        List.of(FitWay.LONGER_CLIP, FitWay.HOLD),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(2),
                        1.15,
                        0.1));
        assertThat(policy("order", "").order()).isEmpty();
    }

    @Test
    void a_question_that_makes_no_sense_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ClipOffer(List.of(), List.of(), false));
        assertThatIllegalArgumentException().isThrownBy(() -> new ClipOffer(List.of(0, 5), List.of(), false));
        assertThatIllegalArgumentException().isThrownBy(() -> narration("-1", 5));
        assertThatIllegalArgumentException().isThrownBy(() -> narration("1", 0));
    }

    static Stream<Integer> rates() {
        return Stream.of(12, 24, 25, 30, 50, 60);
    }

    /** Some thousand questions nobody would think of. */
    @ParameterizedTest
    @MethodSource("rates")
    void whatever_is_asked_the_answer_keeps_its_promises(int fps) {
        Random random = new Random(fps);
        for (int round = 0; round < 4_000; round++) {
            FitPolicy policy = anyPolicy(random);
            ClipOffer offer = anyOffer(random);
            SceneNarration narration = anyNarration(random);

            SceneFit fit = new NarrationFit(policy).fit(narration, offer, fps);

            String asked = narration + " " + offer + " " + policy + " " + fit;
            assertThat(new NarrationFit(policy).fit(narration, offer, fps))
                    .as(asked)
                    .isEqualTo(fit);
            assertThat(fit.fits())
                    .as(asked)
                    .isEqualTo(fit.spareFrames() >= 0)
                    .isEqualTo(fit.waysOut().isEmpty());
            assertThat(fit.message())
                    .as(asked)
                    .startsWith("Scene " + narration.scene() + ": ")
                    .endsWith(".");
            assertHolds(fit.choice(), offer, fps, asked);
            assertWithin(policy, fit.choice(), fps, asked);
            for (FitChoice way : fit.waysOut()) {
                assertHolds(way, offer, fps, asked);
                assertEnough(way, narration, policy, fps, asked);
            }
            if (fit.fits()) {
                assertEnough(fit.choice(), narration, policy, fps, asked);
            }
        }
    }

    /** Never a length the model does not make, and a scene never longer than what is ordered and held for it. */
    private static void assertHolds(FitChoice choice, ClipOffer offer, int fps, String asked) {
        assertThat(offer.seconds()).as(asked).containsAll(choice.clips());
        assertThat(choice.clips()).as(asked).hasSize(choice.way() == FitWay.TWO_SHOTS ? 2 : 1);
        assertThat(choice.way() != FitWay.TWO_SHOTS || offer.twoShots())
                .as(asked)
                .isTrue();
        assertThat(choice.extendBy() == 0 || offer.extensions().contains(choice.extendBy()))
                .as(asked)
                .isTrue();
        int clips = choice.clips().stream().mapToInt(Integer::intValue).sum();
        int there = (clips + choice.extendBy()) * fps + choice.heldFrames();
        assertThat(choice.frames()).as(asked).isPositive().isLessThanOrEqualTo(there);
        assertThat(choice.way() == FitWay.KEEP || choice.frames() == there)
                .as(asked)
                .isTrue();
        assertThat(choice.extraClipSeconds()).as(asked).isNotNegative();
    }

    private static void assertWithin(FitPolicy policy, FitChoice choice, int fps, String asked) {
        assertThat(choice.way() == FitWay.KEEP || policy.order().contains(choice.way()))
                .as(asked)
                .isTrue();
        assertThat(Duration.ofSeconds(choice.extraClipSeconds())).as(asked).isLessThanOrEqualTo(policy.extraClip());
        assertThat(Duration.ofSeconds(choice.heldFrames()))
                .as(asked)
                .isLessThanOrEqualTo(policy.holdUpTo().multipliedBy(fps));
        assertThat(choice.speed()).as(asked).isBetween(1.0, policy.speedUpTo());
    }

    /** The speech, as long as it may get and as fast as it is made, and the silence around it. */
    private static void assertEnough(
            FitChoice choice, SceneNarration narration, FitPolicy policy, int fps, String asked) {
        double stays = choice.way() == FitWay.TIGHTEN_TEXT && narration.textLength() > 0
                ? 1 - (double) choice.cut() / narration.textLength()
                : 1;
        double speech =
                narration.speech().toNanos() * stays * (narration.estimated() ? 1 + policy.estimateReserve() : 1);
        boolean inTwo = choice.way() == FitWay.TWO_SHOTS || choice.way() == FitWay.EXTEND;
        Duration margins = policy.before().plus(policy.after()).multipliedBy(inTwo ? 2 : 1);
        boolean quiet = speech == 0 || (choice.way() == FitWay.TIGHTEN_TEXT && stays == 0);
        double needed = quiet ? 0 : speech / choice.speed() + margins.toNanos();
        assertThat(choice.frames() * 1e9 / fps).as(asked).isGreaterThanOrEqualTo(needed - 2);
    }

    private static FitPolicy anyPolicy(Random random) {
        List<FitWay> order = new ArrayList<>(List.of(FitWay.LONGER_CLIP, FitWay.HOLD, FitWay.SPEED_UP));
        Collections.shuffle(order, random);
        return new FitPolicy(
                Duration.ofMillis(random.nextInt(800)),
                Duration.ofMillis(random.nextInt(1_200)),
                order.subList(0, random.nextInt(4)),
                Duration.ofSeconds(random.nextInt(12)),
                Duration.ofMillis(random.nextInt(4_000)),
                1 + random.nextInt(100) / 100.0,
                random.nextInt(30) / 100.0);
    }

    private static ClipOffer anyOffer(Random random) {
        List<Integer> seconds =
                random.ints(1 + random.nextInt(6), 1, 16).boxed().toList();
        List<Integer> extensions = random.ints(random.nextInt(3), 1, 8).boxed().toList();
        return new ClipOffer(seconds, extensions, random.nextBoolean());
    }

    private static SceneNarration anyNarration(Random random) {
        Duration speech = random.nextInt(20) == 0 ? Duration.ZERO : Duration.ofNanos(random.nextLong(40_000_000_000L));
        Integer wanted = random.nextInt(4) == 0 ? null : 1 + random.nextInt(20);
        TextUnit unit = random.nextBoolean() ? TextUnit.WORDS : TextUnit.CHARACTERS;
        return new SceneNarration(
                1 + random.nextInt(99), speech, random.nextBoolean(), 1 + random.nextInt(200), unit, wanted);
    }

    private static SceneFit fit(FitPolicy policy, SceneNarration narration, ClipOffer offer) {
        return new NarrationFit(policy).fit(narration, offer, 24);
    }

    /** A way out of what is said in a scene of ten seconds, where nothing is done by itself. */
    private static FitChoice offered(String speech, ClipOffer offer, FitWay way) {
        return fit(policy("order", ""), narration(speech, 10), offer).waysOut().stream()
                .filter(choice -> choice.way() == way)
                .findFirst()
                .orElseThrow();
    }

    private static String message(String key, String value, String speech, int wanted) {
        return fit(policy(key, value), narration(speech, wanted), EXTENDABLE).message();
    }

    private static SceneNarration narration(String seconds, @Nullable Integer wanted) {
        Duration speech = Duration.ofMillis(Math.round(Double.parseDouble(seconds) * 1_000));
        return new SceneNarration(3, speech, false, 40, TextUnit.WORDS, wanted);
    }

    /** The policy as it is when these settings are made. */
    private static FitPolicy policy(String... settings) {
        Map<String, String> made = new HashMap<>();
        for (int place = 0; place < settings.length; place += 2) {
            made.put("sceneroute.narration.fit." + settings[place], settings[place + 1]);
        }
        return new Binder(new MapConfigurationPropertySource(made))
                .bindOrCreate("sceneroute.narration.fit", FitPolicy.class);
    }
}
