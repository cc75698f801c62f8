package dev.sceneroute.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.generation.kling.KlingModels;
import dev.sceneroute.production.AspectRatio;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCatalogTest {
    private final ModelCatalog catalog = new ModelCatalog(List.of(new KlingModels(), new OtherModels()));

    @ParameterizedTest(name = "{0} is run with {1}")
    @CsvSource({"OMNI, kling-v3-omni", "TEXT2VIDEO, kling-v3", "IMAGE2VIDEO, kling-v3"})
    void the_production_pair_is_what_an_endpoint_is_run_with(EndpointType endpoint, String model) {
        assertThat(catalog.models("kling", endpoint)).first().isEqualTo(model);
    }

    @Test
    void extend_takes_the_first_model_family_only() {
        assertThat(catalog.models("kling", EndpointType.EXTEND))
                .containsExactlyInAnyOrder("kling-v1", "kling-v1-5", "kling-v1-6");
    }

    @Test
    void every_model_stands_once_at_an_endpoint_and_has_a_mode_and_a_length() {
        assertThat(new KlingModels().models())
                .doesNotHaveDuplicates()
                .extracting(rules -> rules.endpoint() + " " + rules.model())
                .doesNotHaveDuplicates();
        assertThat(new KlingModels().models()).allSatisfy(rules -> {
            assertThat(rules.modes()).isNotEmpty();
            assertThat(rules.seconds()).isNotEmpty().isSorted().containsAll(rules.secondsWithoutImage());
        });
    }

    @Test
    void the_same_model_of_another_service_is_another_line() {
        assertThat(catalog.services()).containsExactly("kling", "other");
        assertThat(catalog.find("other", EndpointType.TEXT2VIDEO, "kling-v3")).isPresent();
        assertThat(catalog.find("other", EndpointType.OMNI, "kling-v3-omni")).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({
        "azure, OMNI, kling-v3-omni, generation.service azure is not known: use kling or other",
        "other, OMNI, kling-v3-omni, generation.endpoint omni does not exist at other: leave it out",
        "kling, OMNI, imagen4, generation.model imagen4 is not taken by kling omni",
        "kling, OMNI, kling-v3, generation.model kling-v3 is not taken by kling omni"
    })
    void a_pair_that_does_not_exist_is_found_before_any_call(
            String service, EndpointType endpoint, String model, String words) {
        VideoOrder order = new VideoOrder(
                "id-1",
                endpoint,
                model,
                "std",
                "A boat",
                null,
                List.of(),
                5,
                AspectRatio.SQUARE,
                false,
                List.of(),
                null,
                null);

        assertThat(catalog.problems(service, order)).singleElement().satisfies(problem -> assertThat(problem)
                .startsWith(words));
    }

    /** A second service, as there will be more. */
    private static final class OtherModels implements ModelSource {
        @Override
        public List<ModelRules> models() {
            List<Integer> five = List.of(5);
            return List.of(new ModelRules(
                    "other", EndpointType.TEXT2VIDEO, "kling-v3", List.of("pro"), five, five, false, false));
        }
    }
}
