package dev.sceneroute.sandbox.kling;

import com.fasterxml.jackson.databind.JsonNode;

/** Checks create requests the way Kling does and fills in its defaults. */
final class KlingRequestRules {
    private final OmniRules omni;
    private final TextToVideoRules text;
    private final ImageToVideoRules image;
    private final ExtendRules extend;

    KlingRequestRules(ReferenceImages images, KlingSandboxTasks tasks) {
        this.omni = new OmniRules(images);
        this.text = new TextToVideoRules();
        this.image = new ImageToVideoRules(images);
        this.extend = new ExtendRules(tasks);
    }

    /**
     * Makes an order of a request.
     *
     * @throws KlingRefusal naming the field that is wrong
     */
    Order order(Endpoint endpoint, JsonNode request) {
        RequestFields fields = RequestFields.of(request);
        return switch (endpoint) {
            case OMNI -> omni.order(fields);
            case TEXT -> text.order(fields);
            case IMAGE -> image.order(fields);
            case EXTEND -> extend.order(fields);
        };
    }
}
