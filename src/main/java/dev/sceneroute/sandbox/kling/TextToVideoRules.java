package dev.sceneroute.sandbox.kling;

import java.util.Set;

/** The rules of {@code text2video}. */
final class TextToVideoRules {

    Order order(RequestFields fields) {
        OrderDraft draft = new OrderDraft(Endpoint.TEXT, fields);
        ModelCatalog model = draft.modelOr("kling-v1");
        fields.prompt("negative_prompt", 2500);
        fields.number("cfg_scale", 0, 1);
        CameraRules.check(fields);
        draft.aspectRatio = fields.oneOf("aspect_ratio", Set.of("16:9", "9:16", "1:1"), "16:9");
        draft.seconds = fields.seconds("duration", "5");
        model.checkSeconds(draft.seconds);
        MultiShotRules.read(draft, model, true);
        return draft.finished();
    }
}
