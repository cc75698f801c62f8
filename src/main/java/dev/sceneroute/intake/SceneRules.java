package dev.sceneroute.intake;

import dev.sceneroute.production.Scene;
import dev.sceneroute.production.SceneType;
import dev.sceneroute.production.Shot;
import java.util.Set;

/** What a schema cannot say about a scene: how its fields fit together. */
final class SceneRules {
    private static final int LONGEST_PROMPT = 2500;
    private static final int LONGEST_SECONDS = 60;
    private static final Set<SceneType> WITHOUT_IMAGE =
            Set.of(SceneType.TEXT, SceneType.TEXT_SINGLE, SceneType.TEXT_MULTI_SHOT);
    private static final Set<SceneType> OF_ONE_SHOT = Set.of(SceneType.TEXT_SINGLE, SceneType.IMAGE_SINGLE);

    private final Findings findings;
    private final ReferenceRules referenceRules;

    SceneRules(Findings findings, ReferenceFiles files) {
        this.findings = findings;
        this.referenceRules = new ReferenceRules(findings, files);
    }

    /**
     * Adds what is wrong to the findings.
     *
     * @param field the scene's place as written
     * @param order its place in the film, from 1
     * @param scene the scene
     */
    void check(String field, int order, Scene scene) {
        checkSomethingToShow(field, scene);
        checkDrawn(field, scene);
        checkShots(field, scene);
        checkImages(field, scene);
        checkExtends(field, order, scene);
        referenceRules.check(field, scene.referenceAssets());
    }

    private void checkDrawn(String field, Scene scene) {
        SceneType type = scene.sceneType();
        if (!type.isDrawn()) {
            return;
        }
        boolean written = scene.onScreenText() != null && !scene.onScreenText().isBlank();
        if (type == SceneType.SLIDE && !written) {
            add(field, "on_screen_text", "slide_text", "on_screen_text is missing; it is what a slide shows");
        }
        if (scene.multiShot()) {
            add(field, "shots", "drawn_scene", "a " + type.text() + " has no shots; remove them");
        }
        if (scene.referenceAssets().size() > 1) {
            add(field, "reference_assets", "drawn_scene", "a " + type.text() + " shows one image; remove the others");
        }
    }

    private void checkSomethingToShow(String field, Scene scene) {
        if (scene.multiShot() || scene.sceneType().isDrawn()) {
            return;
        }
        if (scene.prompt().isBlank()) {
            findings.add(
                    field, "nothing_to_show", "the scene shows nothing; give it a visual_prompt, a narration or shots");
        }
        int length = scene.prompt().codePointCount(0, scene.prompt().length());
        if (length > LONGEST_PROMPT) {
            findings.add(
                    FieldPath.field(field, "narration"),
                    "max_length",
                    ("narration is what is shown, too, as there is no visual_prompt, and then has at most %d characters;"
                                    + " found %d: add a visual_prompt")
                            .formatted(LONGEST_PROMPT, length));
        }
    }

    private void checkShots(String field, Scene scene) {
        String type = scene.sceneType().text();
        if (scene.multiShot() && OF_ONE_SHOT.contains(scene.sceneType())) {
            add(field, "scene_type", "scene_type_shots", type + " has a single shot; remove the shots or the type");
        }
        if (!scene.multiShot() && scene.sceneType().needsShots()) {
            add(field, "shots", "scene_type_shots", "shots are missing; the scene_type " + type + " is made of them");
        }
        if (scene.multiShot()) {
            checkSum(field, scene);
        }
    }

    private void checkSum(String field, Scene scene) {
        int sum = scene.shots().stream().mapToInt(Shot::duration).sum();
        if (sum > LONGEST_SECONDS) {
            String message = "the shots add up to %d s; a scene lasts at most %d s".formatted(sum, LONGEST_SECONDS);
            add(field, "shots", "shots_sum", message);
        } else if (sum != scene.targetDuration()) {
            String message = "the shots add up to %d s and target_duration is %d s; they must be equal, or leave"
                    + " target_duration out";
            add(field, "shots", "shots_sum", message.formatted(sum, scene.targetDuration()));
        }
    }

    private void checkImages(String field, Scene scene) {
        String type = scene.sceneType().text();
        boolean images = !scene.referenceAssets().isEmpty();
        if (!images && scene.sceneType().needsImage()) {
            String message = "reference_assets are missing; the scene_type %s starts from an image".formatted(type);
            add(field, "reference_assets", "scene_type_image", message);
        }
        if (images && WITHOUT_IMAGE.contains(scene.sceneType())) {
            String message = "%s uses no image; remove the reference_assets, or the type, which is then image_ref";
            add(field, "scene_type", "scene_type_image", message.formatted(type));
        }
    }

    private void checkExtends(String field, int order, Scene scene) {
        Integer extended = scene.extendsScene();
        boolean extend = scene.sceneType() == SceneType.EXTEND;
        if (extended == null && extend) {
            add(field, "extends_scene", "extends_scene", "extends_scene is missing; say which earlier scene goes on");
        } else if (extended != null && !extend) {
            String message = "extends_scene goes with the scene_type extend; found "
                    + scene.sceneType().text();
            add(field, "extends_scene", "extends_scene", message);
        } else if (extended != null && extended >= order) {
            String message =
                    "extends_scene must be the place of an earlier scene in the film; this is scene %d, found %d";
            add(field, "extends_scene", "extends_scene", message.formatted(order, extended));
        }
    }

    private void add(String scene, String field, String rule, String message) {
        findings.add(FieldPath.field(scene, field), rule, message);
    }
}
