package dev.sceneroute.generation.kling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sceneroute.generation.FailureKind;
import dev.sceneroute.generation.ProviderException;
import dev.sceneroute.generation.VideoOrder;
import dev.sceneroute.production.ReferenceAsset.Role;
import dev.sceneroute.production.Shot;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found wrong with an order before a call, through the adapter as everybody else sees it. */
class KlingOrderRulesTest {
    private final KlingAdapter kling = new KlingAdapter(
            new KlingProperties("", "", "", "", "", 5, 5),
            new KlingPrices(BigDecimal.ONE, List.of()),
            assetId -> assetId.getBytes(UTF_8),
            new ObjectMapper(),
            Clock.systemUTC());

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void an_order_within_the_rules_has_no_problems_and_is_sent(String what, Orders order) {
        assertThat(kling.problems(order.build())).isEmpty();
        assertThat(kling.create(order.build()).method()).isEqualTo("POST");
    }

    static Stream<Arguments> good() {
        return Stream.of(
                arguments("omni, 3 s", Orders.omni().seconds(3)),
                arguments(
                        "omni, 15 s, pro, sound",
                        Orders.omni().seconds(15).mode("pro").sound()),
                arguments("omni, prompt of 2500", Orders.omni().prompt("x".repeat(2500))),
                arguments("omni, one shot", Orders.omni().shots(3)),
                arguments("omni, six shots of 1 to 5 s", Orders.omni().shots(1, 2, 1, 5, 3, 3)),
                arguments("omni, shot prompt of 512", Orders.omni().shots(List.of(new Shot("x".repeat(512), 5)))),
                arguments("omni, first frame", Orders.omni().image(Role.FIRST_FRAME, "a")),
                arguments(
                        "omni, first and end frame",
                        Orders.omni().image(Role.FIRST_FRAME, "a").image(Role.END_FRAME, "b")),
                arguments("omni, seven references", Orders.omni().images(Role.REFERENCE, 7)),
                arguments(
                        "omni, references named in the prompt",
                        Orders.omni().images(Role.REFERENCE, 2).prompt("<<<image_1>>> meets <<<image_2>>>")),
                arguments(
                        "omni, shots and references",
                        Orders.omni().images(Role.REFERENCE, 3).shots(4, 4)),
                arguments(
                        "O1, text, 10 s", Orders.omni().model("kling-video-o1").seconds(10)),
                arguments(
                        "O1, image, 7 s",
                        Orders.omni().model("kling-video-o1").seconds(7).images(Role.REFERENCE, 1)),
                arguments("text2video", Orders.textToVideo().negative("people").sound()),
                arguments("text2video, shots", Orders.textToVideo().shots(2, 3)),
                arguments(
                        "text2video, v1", Orders.textToVideo().model("kling-v1").seconds(10)),
                arguments(
                        "text2video, v2-6",
                        Orders.textToVideo().model("kling-v2-6").mode("pro").sound()),
                arguments("image2video without a prompt", Orders.imageToVideo().prompt("")),
                arguments("image2video, both frames", Orders.imageToVideo().image(Role.END_FRAME, "end")),
                arguments("image2video, v1-5", Orders.imageToVideo().model("kling-v1-5")),
                arguments("extend", Orders.extend().seconds(4)),
                arguments("extend without a prompt", Orders.extend().prompt("")),
                arguments(
                        "emoji, right-to-left, NUL", Orders.omni().prompt("\uD83C\uDF0A \u05E9\u05DC\u05D5\u05DD \0")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void a_broken_rule_is_one_sentence_with_the_field_and_the_way_out(String what, Orders order, String... words) {
        VideoOrder broken = order.build();

        assertThat(kling.problems(broken))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains(words).contains(": "));
        assertThatThrownBy(() -> kling.create(broken))
                .isInstanceOfSatisfying(ProviderException.class, refused -> assertThat(refused.kind())
                        .isEqualTo(FailureKind.INVALID_REQUEST))
                .hasMessageContaining("was not sent");
    }

    static Stream<Arguments> bad() {
        return Stream.of(badPrompts(), badShots(), badImages(), badModels(), badLengths())
                .flatMap(cases -> cases);
    }

    private static Stream<Arguments> badPrompts() {
        return Stream.of(
                bad("long prompt", Orders.omni().prompt("x".repeat(2501)), "visual_prompt is 2501 characters", "2500"),
                bad("no prompt", Orders.omni().prompt(" \n"), "visual_prompt is empty"),
                bad("text2video, no prompt", Orders.textToVideo().prompt(""), "visual_prompt is empty"),
                bad("omni, negative prompt", Orders.omni().negative("people"), "negative_prompt", "text2video"),
                bad("extend, negative prompt", Orders.extend().negative("people"), "negative_prompt"),
                bad(
                        "long negative prompt",
                        Orders.textToVideo().negative("x".repeat(2501)),
                        "negative_prompt is 2501 characters"),
                bad(
                        "no such image",
                        Orders.omni().prompt("<<<image_1>>> waves"),
                        "<<<image_1>>>",
                        "0 reference_assets"),
                bad("image 0", Orders.omni().images(Role.REFERENCE, 1).prompt("<<<image_0>>>"), "<<<image_0>>>"),
                bad("an element", Orders.omni().prompt("<<<element_1>>> waves"), "<<<element_1>>>"),
                bad("id of digits", Orders.omni().id("831234567890123456"), "external_task_id", "digits"),
                bad("id with a slash", Orders.omni().id("../account/costs"), "external_task_id"),
                bad("empty id", Orders.omni().id(""), "external_task_id"));
    }

    private static Stream<Arguments> badShots() {
        return Stream.of(
                bad("seven shots", Orders.omni().shots(1, 1, 1, 1, 1, 1, 1), "shots are 7", "at most 6"),
                bad("sum too small", Orders.omni().shots(2, 2).seconds(5), "shots last 4 s", "target_duration is 5 s"),
                bad("sum too large", Orders.omni().shots(3, 3).seconds(5), "shots last 6 s", "target_duration is 5 s"),
                bad("shot of 0 s", Orders.omni().shots(5, 0), "shots[1].duration is 0 s", "at least 1"),
                bad(
                        "sum beyond an integer",
                        Orders.omni()
                                .shots(Integer.MAX_VALUE, Integer.MAX_VALUE)
                                .seconds(5),
                        "shots last 4294967294 s"),
                bad("empty shot", Orders.omni().shots(List.of(new Shot(" ", 5))), "shots[0].prompt is empty"),
                bad(
                        "long shot",
                        Orders.omni().shots(List.of(new Shot("x".repeat(513), 5))),
                        "shots[0].prompt is 513 characters",
                        "512"),
                bad(
                        "shot names no image",
                        Orders.omni().shots(List.of(new Shot("<<<image_2>>>", 5))),
                        "shots[0].prompt names <<<image_2>>>"),
                bad(
                        "O1, shots",
                        Orders.omni().model("kling-video-o1").shots(5),
                        "shots are not taken",
                        "generation.model"),
                bad("v2-6, shots", Orders.textToVideo().model("kling-v1-6").shots(5), "shots are not taken"),
                bad(
                        "image2video, shots",
                        Orders.imageToVideo().shots(5),
                        "shots are not taken",
                        "generation.endpoint"));
    }

    private static Stream<Arguments> badImages() {
        return Stream.of(
                bad("eight images", Orders.omni().images(Role.REFERENCE, 8), "reference_assets are 8", "at most 7"),
                bad("end only", Orders.omni().image(Role.END_FRAME, "e"), "end_frame without a first_frame"),
                bad(
                        "end frame among three",
                        Orders.omni()
                                .image(Role.FIRST_FRAME, "f")
                                .image(Role.END_FRAME, "e")
                                .image(Role.REFERENCE, "r"),
                        "end_frame among 3 images"),
                bad("two first frames", Orders.omni().images(Role.FIRST_FRAME, 2), "more than one first_frame"),
                bad(
                        "text2video, image",
                        Orders.textToVideo().images(Role.FIRST_FRAME, 1),
                        "reference_assets",
                        "text2video"),
                bad("extend, image", Orders.extend().images(Role.FIRST_FRAME, 1), "reference_assets", "extend"),
                bad("image2video, none", Orders.imageToVideo().noImages(), "reference_assets are empty", "first_frame"),
                bad("image2video, reference", Orders.imageToVideo().images(Role.REFERENCE, 1), "hold a reference"),
                bad("image2video, end only", Orders.imageToVideo().noImages().images(Role.END_FRAME, 1), "end_frame"),
                bad("extend, no parent", Orders.extend().parent(null), "extends_scene"),
                bad("extend, blank parent", Orders.extend().parent(" "), "extends_scene"));
    }

    private static Stream<Arguments> badModels() {
        return Stream.of(
                bad("omni, v3", Orders.omni().model("kling-v3"), "generation.model kling-v3", "kling-v3-omni"),
                bad(
                        "text2video, omni model",
                        Orders.textToVideo().model("kling-v3-omni"),
                        "generation.model",
                        "kling-v3"),
                bad("unknown model", Orders.omni().model("sora-2"), "generation.model sora-2", "kling-video-o1"),
                bad("text2video, v1-5", Orders.textToVideo().model("kling-v1-5"), "generation.model kling-v1-5"),
                bad("extend, v3-omni", Orders.extend().model("kling-v3-omni"), "scene_type extend", "kling-v1-6"),
                bad("unknown mode", Orders.omni().mode("hd"), "generation.mode hd", "std or pro"),
                bad("4k", Orders.omni().mode("4k"), "generation.mode 4k", "std or pro"),
                bad("v2-6, std", Orders.textToVideo().model("kling-v2-6"), "generation.mode std", "use pro"),
                bad("v1-6, sound", Orders.textToVideo().model("kling-v1-6").sound(), "generation.sound"),
                bad("O1, sound", Orders.omni().model("kling-video-o1").sound(), "generation.sound"),
                bad("extend, sound", Orders.extend().sound(), "generation.sound"));
    }

    private static Stream<Arguments> badLengths() {
        Orders image = Orders.omni().model("kling-video-o1").images(Role.REFERENCE, 1);
        return Stream.of(
                bad("0 s", Orders.omni().seconds(0), "target_duration is 0 s", "3 to 15"),
                bad("-5 s", Orders.omni().seconds(-5), "target_duration is -5 s"),
                bad("2 s", Orders.omni().seconds(2), "target_duration is 2 s", "3 to 15"),
                bad("16 s", Orders.omni().seconds(16), "target_duration is 16 s", "split the scene"),
                bad("absurd", Orders.omni().seconds(Integer.MAX_VALUE), "target_duration is 2147483647 s"),
                bad("O1, text, 7 s", Orders.omni().model("kling-video-o1").seconds(7), "5 or 10", "without an image"),
                bad("O1, image, 11 s", image.seconds(11), "3 to 10"),
                bad("v1-6, 7 s", Orders.textToVideo().model("kling-v1-6").seconds(7), "5 or 10"),
                bad("extend, 6 s", Orders.extend().seconds(6), "4 or 5"));
    }

    @Test
    void every_broken_rule_is_named_at_once() {
        VideoOrder order = Orders.textToVideo()
                .model("nobody")
                .prompt("")
                .images(Role.END_FRAME, 3)
                .id("1")
                .build();

        assertThat(kling.problems(order)).hasSize(4);
    }

    @Test
    void ten_thousand_shots_are_refused_and_not_all_counted_up() {
        Orders order = Orders.omni()
                .shots(IntStream.range(0, 10_000).map(i -> 1).toArray())
                .seconds(15);

        assertThat(kling.problems(order.build()))
                .anySatisfy(problem -> assertThat(problem).contains("shots are 10000"))
                .hasSize(2);
    }

    private static Arguments bad(String what, Orders order, String... words) {
        return arguments(what, order, words);
    }
}
