package dev.sceneroute.sandbox.kling;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An order while it is being read: what all endpoints have in common, and then each endpoint's own. */
final class OrderDraft {
    private static final int LONGEST_EXTERNAL_ID = 256;

    final Endpoint endpoint;
    final RequestFields fields;
    String model = "";
    String mode = "";
    String prompt = "";
    List<Order.OrderedShot> shots = List.of();
    int seconds;
    int billedSeconds;
    String aspectRatio = "16:9";
    boolean sound;
    boolean withVideo;

    @Nullable
    String image;

    @Nullable
    String flaw;

    @Nullable
    String parentVideoId;

    OrderDraft(Endpoint endpoint, RequestFields fields) {
        this.endpoint = endpoint;
        this.fields = fields;
    }

    /** Reads {@code model_name}, {@code mode} and {@code sound}. */
    ModelCatalog modelOr(String modelUnsaid) {
        ModelCatalog entry = ModelCatalog.of(fields.text("model_name", modelUnsaid), endpoint);
        model = entry.model();
        mode = fields.text("mode", ModelCatalog.modeUnsaid(endpoint));
        entry.checkMode(mode);
        sound = fields.oneOf("sound", Set.of("on", "off"), "off").equals("on");
        if (sound && !entry.sound()) {
            throw fields.wrong("sound", "on is not supported by " + model);
        }
        return entry;
    }

    /** Takes over what was found in a reference image; the first one is shown. */
    void take(ReferenceImages.Kept kept) {
        image = image == null ? kept.sha256() : image;
        flaw = flaw == null ? kept.flaw() : flaw;
    }

    Order finished() {
        return new Order(
                endpoint,
                model,
                mode,
                prompt,
                shots,
                seconds,
                billedSeconds == 0 ? seconds : billedSeconds,
                aspectRatio,
                sound,
                withVideo,
                fields.objectAt("watermark_info").flag("enabled"),
                image,
                flaw,
                parentVideoId,
                callbackUrl(),
                externalTaskId());
    }

    private @Nullable String callbackUrl() {
        String url = fields.text("callback_url");
        return url == null || url.isEmpty() ? null : LoopbackAddress.checked(fields, "callback_url", url);
    }

    private @Nullable String externalTaskId() {
        String id = fields.text("external_task_id");
        if (id != null && id.length() > LONGEST_EXTERNAL_ID) {
            throw fields.wrong("external_task_id", "must be at most " + LONGEST_EXTERNAL_ID + " characters");
        }
        return id == null || id.isEmpty() ? null : id;
    }
}
