package dev.sceneroute.sandbox.kling;

import java.util.List;
import java.util.Set;

/** The rules of {@code omni-video} (Series 3.0 Omni-Video page; image fields as seen live on 2026-03-29). */
final class OmniRules {
    private static final Set<String> RATIOS = Set.of("16:9", "9:16", "1:1");
    private final ReferenceImages images;

    OmniRules(ReferenceImages images) {
        this.images = images;
    }

    Order order(RequestFields fields) {
        OrderDraft draft = new OrderDraft(Endpoint.OMNI, fields);
        ModelCatalog model = draft.modelOr("kling-video-o1");
        boolean baseVideo = readVideo(draft);
        boolean firstFrame = readImages(draft, baseVideo);
        readRatio(draft, firstFrame || baseVideo);
        draft.seconds = fields.seconds("duration", "5");
        model.checkSeconds(draft.seconds);
        checkTextOnly(draft, model);
        MultiShotRules.read(draft, model, true);
        return draft.finished();
    }

    private static boolean readVideo(OrderDraft draft) {
        List<RequestFields> videos = draft.fields.objects("video_list");
        if (videos.isEmpty()) {
            return false;
        }
        if (videos.size() > 1) {
            throw draft.fields.wrong("video_list", "must have at most 1 item");
        }
        if (draft.sound) {
            throw draft.fields.wrong("sound", "on is not supported with video input");
        }
        draft.withVideo = true;
        RequestFields video = videos.get(0);
        video.required("video_url");
        video.oneOf("keep_original_sound", Set.of("yes", "no"), "yes");
        return video.oneOf("refer_type", Set.of("feature", "base"), "base").equals("base");
    }

    /** Reads the images; whether one of them is the first frame. */
    private boolean readImages(OrderDraft draft, boolean baseVideo) {
        List<RequestFields> list = draft.fields.objects("image_list");
        boolean first = false;
        boolean end = false;
        for (RequestFields item : list) {
            String type = item.oneOf("type", Set.of("", "first_frame", "end_frame"), "");
            first |= type.equals("first_frame");
            end |= type.equals("end_frame");
            ReferenceImages.Kept kept = images.keep(item.prefix() + "image_url", item.required("image_url"));
            draft.take(kept);
            if (type.equals("first_frame")) {
                draft.aspectRatio = ImageToVideoRules.ratioOf(kept);
            }
        }
        checkFrames(draft.fields, list.size(), first, end, baseVideo);
        return first;
    }

    private static void checkFrames(RequestFields fields, int images, boolean first, boolean end, boolean baseVideo) {
        int elements = fields.objects("element_list").size();
        int most = fields.has("video_list") ? 4 : 7;
        if (images + elements > most) {
            throw fields.wrong("image_list", "and element_list together must have at most " + most + " items");
        }
        if (end && !first) {
            throw fields.wrong("image_list", "has an end_frame without a first_frame");
        }
        if (end && images > 2) {
            throw fields.wrong("image_list", "must not have an end_frame with more than 2 images");
        }
        if (baseVideo && (first || end)) {
            throw fields.wrong("image_list", "must not have frames together with a base video");
        }
        if (first && elements > 3) {
            throw fields.wrong("element_list", "must have at most 3 items with a first_frame");
        }
    }

    private static void readRatio(OrderDraft draft, boolean suppliedOtherwise) {
        if (!draft.fields.has("aspect_ratio") && suppliedOtherwise) {
            return;
        }
        draft.fields.required("aspect_ratio");
        draft.aspectRatio = draft.fields.oneOf("aspect_ratio", RATIOS, "");
    }

    private static void checkTextOnly(OrderDraft draft, ModelCatalog model) {
        boolean textOnly = !draft.fields.has("image_list") && !draft.fields.has("video_list");
        if (model.equals(ModelCatalog.O1) && textOnly && draft.seconds != 5 && draft.seconds != 10) {
            throw draft.fields.wrong("duration", "only supports 5 or 10 when there is no refer_image");
        }
    }
}
