package dev.sceneroute.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sceneroute.generation.SceneRouter.Route;
import dev.sceneroute.generation.kling.KlingModels;
import dev.sceneroute.production.AspectRatio;
import dev.sceneroute.production.Chapter;
import dev.sceneroute.production.GenerationOptions;
import dev.sceneroute.production.ReferenceAsset.Role;
import dev.sceneroute.production.Resolution;
import dev.sceneroute.production.Scene;
import dev.sceneroute.production.SceneType;
import dev.sceneroute.production.Script;
import dev.sceneroute.production.Shot;
import dev.sceneroute.production.SoundOptions;
import dev.sceneroute.production.SpeechOptions;
import dev.sceneroute.production.VideoFormat;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SceneRouterTest {
    private static final List<Shot> SHOTS = List.of(new Shot("Wide", 2), new Shot("Close", 3));
    private static final GenerationOptions OLD = options("kling-v1-6", "text2video", null);

    private final SceneRouter router = new SceneRouter(new ModelCatalog(List.of(new KlingModels())));

    @ParameterizedTest(name = "{0}")
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EXTEND")
    void every_scene_goes_to_omni_if_nobody_says_otherwise(SceneType type) {
        assertThat(router.route(script(scene(type, null)), 1))
                .isEqualTo(new Route("kling", EndpointType.OMNI, "kling-v3-omni", "std"));
    }

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource({"text2video, TEXT2VIDEO, kling-v3", "image2video, IMAGE2VIDEO, kling-v3", "omni, OMNI, kling-v3-omni"})
    void the_callers_endpoint_is_taken_with_its_own_model(String said, EndpointType endpoint, String model) {
        assertThat(router.route(script(scene(SceneType.TEXT, options(null, said, null))), 1))
                .isEqualTo(new Route("kling", endpoint, model, "std"));
    }

    @Test
    void a_scenes_options_win_over_the_scripts() {
        Script script = script(
                new GenerationOptions(null, "kling-v1", "text2video", "pro", true, null),
                VideoFormat.DEFAULT,
                scene(SceneType.TEXT, options("kling-v1-6", null, null)));

        assertThat(router.route(script, 1)).isEqualTo(new Route("kling", EndpointType.TEXT2VIDEO, "kling-v1-6", "pro"));
        assertThat(router.order(script, 1, "id-1", null, List.of(), null).sound())
                .isTrue();
    }

    @ParameterizedTest(name = "{0}, said {1}, {2}: {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "P720, -, kling-v3-omni, std",
                "P1080, -, kling-v3-omni, pro",
                "P1080, std, kling-v3-omni, std",
                "P720, pro, kling-v3-omni, pro"
            })
    void the_mode_follows_the_films_resolution_unless_said(
            Resolution resolution, String said, String model, String mode) {
        VideoFormat format = new VideoFormat(AspectRatio.LANDSCAPE, resolution, 24);
        Script script = script(GenerationOptions.UNSAID, format, scene(SceneType.TEXT, options(model, null, said)));

        assertThat(router.route(script, 1).mode()).isEqualTo(mode);
    }

    @Test
    void a_model_without_std_is_run_in_the_mode_it_has() {
        Scene scene = scene(SceneType.TEXT, options("kling-v2-6", "text2video", null));

        assertThat(router.route(script(scene), 1).mode()).isEqualTo("pro");
    }

    @Test
    void the_order_holds_the_scene_as_written() {
        VideoFormat portrait = new VideoFormat(AspectRatio.PORTRAIT, Resolution.P720, 30);
        OrderImage image = new OrderImage(Role.FIRST_FRAME, "asset-1", "00");
        Script script = script(GenerationOptions.UNSAID, portrait, scene(SceneType.IMAGE_REF, null));

        assertThat(router.order(script, 1, "prj7-scene1-a1", "https://studio.example/hook", List.of(image), null))
                .isEqualTo(new VideoOrder(
                        "prj7-scene1-a1",
                        EndpointType.OMNI,
                        "kling-v3-omni",
                        "std",
                        "A boat leaves",
                        null,
                        List.of(),
                        5,
                        AspectRatio.PORTRAIT,
                        false,
                        List.of(image),
                        null,
                        "https://studio.example/hook"));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"TEXT", "TEXT_MULTI_SHOT", "IMAGE_REF", "IMAGE_MULTI_SHOT", "CONTINUITY"})
    void a_scene_of_shots_is_ordered_as_shots_with_an_empty_prompt(SceneType type) {
        VideoOrder order = router.order(script(scene(type, SHOTS, null, null)), 1, "id-1", null, List.of(), null);

        assertThat(order.endpoint()).isEqualTo(EndpointType.OMNI);
        assertThat(order.shots()).isEqualTo(SHOTS);
        assertThat(order.prompt()).isEmpty();
    }

    @Test
    void the_narration_is_shown_where_there_is_no_visual_prompt() {
        Scene scene = new Scene(
                null,
                "The harbour wakes.",
                null,
                " ",
                null,
                5,
                null,
                null,
                SceneType.TEXT,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null);

        assertThat(router.order(script(scene), 1, "id-1", null, List.of(), null).prompt())
                .isEqualTo("The harbour wakes.");
    }

    @Test
    void an_extension_is_made_with_the_model_and_mode_of_the_clip_it_extends() {
        Script script = script(scene(SceneType.TEXT, OLD), extension(1), extension(2));

        VideoOrder order = router.order(script, 3, "id-3", null, List.of(), "video-2");

        assertThat(order.endpoint()).isEqualTo(EndpointType.EXTEND);
        assertThat(order.model()).isEqualTo("kling-v1-6");
        assertThat(order.parentVideoId()).isEqualTo("video-2");
    }

    @ParameterizedTest(name = "{0}")
    @NullSource
    @ValueSource(ints = {0, -1, 2, 3, 99, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void an_extension_of_itself_a_later_or_no_scene_is_refused(Integer parent) {
        Script script = script(scene(SceneType.TEXT, OLD), extension(parent), scene(SceneType.TEXT, OLD));

        assertInvalid(script, 2, "extends_scene of scene 2", "earlier scene");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            nullValues = "-",
            value = {"kling-v3, -, generation.model kling-v3", "-, pro, generation.mode pro"})
    void an_extension_cannot_have_a_model_or_mode_of_its_own(String model, String mode, String words) {
        Scene own = scene(SceneType.EXTEND, List.of(), 1, options(model, null, mode));

        assertInvalid(script(scene(SceneType.TEXT, OLD), own), 2, words, "leave it out");
    }

    @Test
    void a_chain_of_ten_thousand_extensions_ends() {
        List<Scene> scenes = new ArrayList<>(List.of(scene(SceneType.TEXT, OLD)));
        for (int parent = 1; parent < 10_000; parent++) {
            scenes.add(extension(parent));
        }

        assertThat(router.route(script(scenes.toArray(Scene[]::new)), 10_000).endpoint())
                .isEqualTo(EndpointType.EXTEND);
    }

    @ParameterizedTest(name = "[{0}]")
    @CsvSource({
        "reference2video, generation.endpoint reference2video is not known",
        "'', generation.endpoint  is not known",
        "extend, set scene_type extend"
    })
    void an_endpoint_that_is_no_choice_is_refused(String endpoint, String words) {
        assertInvalid(script(scene(SceneType.TEXT, options(null, endpoint, null))), 1, words);
    }

    @Test
    void an_unknown_service_is_refused() {
        GenerationOptions options = new GenerationOptions("sora", null, null, null, null, null);

        assertInvalid(script(scene(SceneType.TEXT, options)), 1, "generation.service sora", "use kling");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {0, -1, 2, Integer.MAX_VALUE})
    void a_scene_that_is_not_in_the_script_is_refused(int order) {
        assertInvalid(script(scene(SceneType.TEXT, null)), order, "scene " + order + " does not exist");
    }

    private void assertInvalid(Script script, int order, String... words) {
        assertThatThrownBy(() -> router.order(script, order, "id-1", null, List.of(), null))
                .isInstanceOfSatisfying(ProviderException.class, refused -> assertThat(refused.kind())
                        .isEqualTo(FailureKind.INVALID_REQUEST))
                .hasMessageContainingAll(words);
    }

    private static Script script(Scene... scenes) {
        return script(GenerationOptions.UNSAID, VideoFormat.DEFAULT, scenes);
    }

    private static Script script(GenerationOptions options, VideoFormat format, Scene... scenes) {
        return new Script(
                "Harbour",
                null,
                "en",
                format,
                options,
                SpeechOptions.UNSAID,
                SoundOptions.UNSAID,
                null,
                null,
                null,
                List.of(new Chapter(null, List.of(scenes))));
    }

    private static Scene extension(Integer parent) {
        return scene(SceneType.EXTEND, List.of(), parent, null);
    }

    private static Scene scene(SceneType type, GenerationOptions options) {
        return scene(type, List.of(), null, options);
    }

    private static Scene scene(SceneType type, List<Shot> shots, Integer parent, GenerationOptions options) {
        return new Scene(
                null,
                null,
                null,
                "A boat leaves",
                null,
                5,
                null,
                null,
                type,
                shots,
                List.of(),
                parent,
                options,
                null,
                null,
                null);
    }

    private static GenerationOptions options(String model, String endpoint, String mode) {
        return new GenerationOptions(null, model, endpoint, mode, null, null);
    }
}
