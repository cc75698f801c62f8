package dev.sceneroute.intake;

import static dev.sceneroute.intake.GivenScripts.scene;
import static dev.sceneroute.intake.GivenScripts.sceneRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.production.ReferenceAsset.Role;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceRulesTest {

    private static String withAssets(String assets) {
        return "{visual_prompt: a, reference_assets: [" + assets + "]}";
    }

    @Test
    void an_image_is_the_first_frame_unless_it_says_otherwise() {
        assertThat(scene(withAssets("{asset_id: a-1}")).referenceAssets().get(0).role())
                .isEqualTo(Role.FIRST_FRAME);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{role: end_frame, asset_id: a}|reference_assets have an end_frame and no first_frame;"
                        + " give both, or make it a reference",
                "{asset_id: a}, {asset_id: b}|reference_assets have 2 images with the role first_frame (the default);"
                        + " give the others the role reference",
                "{asset_id: a}, {role: end_frame, asset_id: b}, {role: end_frame, asset_id: c}"
                        + "|reference_assets have 2 images with the role end_frame",
            })
    void frames_come_in_order_and_once(String assets, String message) {
        assertThat(sceneRefusal(withAssets(assets)).message()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{role: reference}|role",
                "{path: a.png, asset_id: b}|path, asset_id",
                "{path: a.png, data: AAAA, asset_id: b}|path, data, asset_id",
            })
    void an_image_has_exactly_one_source(String asset, String found) {
        Violation violation = sceneRefusal(withAssets(asset));

        assertThat(violation.field()).isEqualTo("scenes[0].reference_assets[0]");
        assertThat(violation.message())
                .isEqualTo("reference_assets[0] must be an image with exactly one of path, data and asset_id;"
                        + " found a set of fields: " + found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "AAA", "AA A", "AAAA\\n", "=AAA", "AAAA====", "🎬"})
    void data_must_be_strict_base64(String data) {
        Violation violation = sceneRefusal(withAssets("{data: \"" + data + "\"}"));

        assertThat(violation.field()).isEqualTo("scenes[0].reference_assets[0].data");
        assertThat(violation.message())
                .startsWith("data must be base64 without spaces and line breaks and padded with =; found \"");
    }

    @Test
    void a_data_address_is_told_to_drop_its_start() {
        assertThat(sceneRefusal(withAssets("{data: \"data:image/png;base64,AAAA\"}"))
                        .message())
                .isEqualTo("data must be the base64 alone; remove everything up to and with \"base64,\"");
    }

    @Test
    void an_image_has_at_most_ten_megabytes() {
        String most = Base64.getEncoder().encodeToString(new byte[10 * 1024 * 1024]);
        String more = Base64.getEncoder().encodeToString(new byte[10 * 1024 * 1024 + 1]);

        assertThat(scene(withAssets("{data: \"" + most + "\"}")).referenceAssets())
                .hasSize(1);
        assertThat(sceneRefusal(withAssets("{data: \"" + more + "A\"}")).message())
                .isEqualTo("data must be an image of at most 10 MB as base64; found \"" + "A".repeat(60) + "…\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "a b", "a/b", "a\\nb"})
    void an_asset_id_is_a_plain_word(String id) {
        assertThat(sceneRefusal(withAssets("{asset_id: \"" + id + "\"}")).message())
                .startsWith("asset_id must be the id of a stored image; found ");
    }

    @Test
    void a_request_has_no_folder_and_so_no_paths() {
        Violation violation = sceneRefusal(withAssets("{path: images/boat.png}"));

        assertThat(violation.field()).isEqualTo("scenes[0].reference_assets[0].path");
        assertThat(violation.message())
                .isEqualTo(
                        "path works only in a script that is a file; store it first (POST /api/v1/assets) and give its"
                                + " asset_id, or send the image as data");
    }
}
