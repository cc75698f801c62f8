package dev.sceneroute.sandbox.kling;

import java.util.List;
import java.util.Set;

/** The rules of {@code camera_control}, which text2video and image2video share. */
final class CameraRules {
    private static final Set<String> TYPES =
            Set.of("simple", "down_back", "forward_up", "right_turn_forward", "left_turn_forward");
    private static final List<String> AXES = List.of("horizontal", "vertical", "pan", "tilt", "roll", "zoom");

    private CameraRules() {}

    static void check(RequestFields fields) {
        if (!fields.has("camera_control")) {
            return;
        }
        RequestFields camera = fields.objectAt("camera_control");
        if (!camera.oneOf("type", TYPES, "").equals("simple")) {
            return;
        }
        RequestFields config = camera.objectAt("config");
        AXES.forEach(axis -> config.number(axis, -10, 10));
        long moving = AXES.stream()
                .filter(axis -> config.object().path(axis).doubleValue() != 0)
                .count();
        if (moving != 1) {
            throw camera.wrong("config", "must have exactly one value that is not 0, not " + moving);
        }
    }
}
