package dev.sceneroute.intake;

import dev.sceneroute.production.ReferenceAsset;
import dev.sceneroute.production.ReferenceAsset.Role;
import java.util.Base64;
import java.util.List;

/** What a schema cannot say about the images of a scene. What is in them is looked at when they are stored. */
final class ReferenceRules {
    private final Findings findings;
    private final ReferenceFiles files;

    ReferenceRules(Findings findings, ReferenceFiles files) {
        this.findings = findings;
        this.files = files;
    }

    /**
     * Adds what is wrong to the findings.
     *
     * @param scene the scene's place as written
     * @param assets its images
     */
    void check(String scene, List<ReferenceAsset> assets) {
        String list = FieldPath.field(scene, "reference_assets");
        checkRoles(list, assets);
        for (int index = 0; index < assets.size(); index++) {
            checkSource(FieldPath.item(list, index), assets.get(index));
        }
    }

    private void checkRoles(String list, List<ReferenceAsset> assets) {
        long first = count(assets, Role.FIRST_FRAME);
        long end = count(assets, Role.END_FRAME);
        if (first > 1) {
            findings.add(
                    list,
                    "one_first_frame",
                    "reference_assets have %d images with the role first_frame (the default); give the others the role reference"
                            .formatted(first));
        } else if (end > 1) {
            findings.add(
                    list, "one_end_frame", "reference_assets have %d images with the role end_frame".formatted(end));
        } else if (end == 1 && first == 0) {
            findings.add(
                    list,
                    "end_frame_needs_first",
                    "reference_assets have an end_frame and no first_frame; give both, or make it a reference");
        }
    }

    private void checkSource(String field, ReferenceAsset asset) {
        if (asset.path() != null) {
            checkPath(FieldPath.field(field, "path"), asset.path());
        }
        if (asset.data() != null) {
            checkData(FieldPath.field(field, "data"), asset.data());
        }
    }

    private void checkPath(String field, String path) {
        try {
            files.resolve(path, field);
        } catch (InvalidScriptException refused) {
            findings.add(refused);
        }
    }

    private void checkData(String field, String data) {
        if (data.startsWith("data:")) {
            findings.add(
                    field, "base64", "data must be the base64 alone; remove everything up to and with \"base64,\"");
            return;
        }
        if (!isBase64(data)) {
            findings.add(
                    field,
                    "base64",
                    "data must be base64 without spaces and line breaks and padded with =; found "
                            + Excerpt.ofText(data));
        }
    }

    private static boolean isBase64(String data) {
        try {
            return Base64.getDecoder().decode(data).length > 0 && data.length() % 4 == 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static long count(List<ReferenceAsset> assets, Role role) {
        return assets.stream().filter(asset -> asset.role() == role).count();
    }
}
