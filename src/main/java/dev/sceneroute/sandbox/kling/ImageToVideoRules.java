package dev.sceneroute.sandbox.kling;

/** The rules of {@code image2video}. */
final class ImageToVideoRules {
    private final ReferenceImages images;

    ImageToVideoRules(ReferenceImages images) {
        this.images = images;
    }

    Order order(RequestFields fields) {
        OrderDraft draft = new OrderDraft(Endpoint.IMAGE, fields);
        ModelCatalog model = draft.modelOr("kling-v1");
        readImages(draft);
        fields.prompt("negative_prompt", 2500);
        fields.number("cfg_scale", 0, 1);
        CameraRules.check(fields);
        draft.seconds = fields.seconds("duration", "5");
        model.checkSeconds(draft.seconds);
        MultiShotRules.read(draft, model, false);
        return draft.finished();
    }

    private void readImages(OrderDraft draft) {
        RequestFields fields = draft.fields;
        String image = fields.text("image", "");
        String tail = fields.text("image_tail", "");
        if (image.isEmpty() && tail.isEmpty()) {
            throw fields.wrong("image", "or image_tail is required");
        }
        checkGroups(fields, !tail.isEmpty());
        for (String name : new String[] {"image", "image_tail"}) {
            String value = fields.text(name, "");
            if (!value.isEmpty()) {
                ReferenceImages.Kept kept = images.keep(name, value);
                draft.take(kept);
                draft.aspectRatio = ratioOf(kept);
            }
        }
    }

    private static void checkGroups(RequestFields fields, boolean tail) {
        boolean masks = fields.has("static_mask") || fields.has("dynamic_masks");
        boolean camera = fields.has("camera_control");
        if ((tail && masks) || (tail && camera) || (masks && camera)) {
            throw fields.wrong("image_tail", "masks and camera_control exclude each other");
        }
        if (fields.objects("element_list").size() > 3) {
            throw fields.wrong("element_list", "must have at most 3 items");
        }
        if (fields.has("voice_list") && fields.has("element_list")) {
            throw fields.wrong("voice_list", "must not be given together with element_list");
        }
    }

    /** The ratio a clip takes from its image: the nearest of the three. */
    static String ratioOf(ReferenceImages.Kept kept) {
        if (kept.width() * 3 >= kept.height() * 4) {
            return "16:9";
        }
        return kept.width() * 4 <= kept.height() * 3 ? "9:16" : "1:1";
    }
}
