package dev.sceneroute.generation.kling;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sceneroute.generation.EndpointType;
import dev.sceneroute.generation.FailureKind;
import dev.sceneroute.generation.ImageBytes;
import dev.sceneroute.generation.OrderImage;
import dev.sceneroute.generation.ProviderCall;
import dev.sceneroute.generation.ProviderException;
import dev.sceneroute.generation.VideoOrder;
import dev.sceneroute.production.ReferenceAsset.Role;
import dev.sceneroute.production.Shot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.web.util.UriUtils;

/**
 * Orders and questions in Kling's words (legacy generation, {@code /v1/videos}). Model, mode, length and sound are
 * always said, since Kling's defaults differ from endpoint to endpoint.
 */
final class KlingRequests {
    private static final int MAX_PAGE = 1000;
    private static final int MAX_PAGE_SIZE = 500;

    private final ObjectMapper json;
    private final KlingImages images;

    KlingRequests(ObjectMapper json, ImageBytes imageBytes) {
        this.json = json;
        this.images = new KlingImages(imageBytes);
    }

    /** The request that orders a clip. */
    ProviderCall create(VideoOrder order) {
        ObjectNode body = json.createObjectNode();
        switch (order.endpoint()) {
            case OMNI -> omni(body, order);
            case TEXT2VIDEO -> textToVideo(body, order);
            case IMAGE2VIDEO -> imageToVideo(body, order);
            case EXTEND -> extend(body, order);
        }
        body.putObject("watermark_info").put("enabled", false);
        if (order.callbackUrl() != null && !order.callbackUrl().isBlank()) {
            body.put("callback_url", order.callbackUrl());
        }
        body.put("external_task_id", order.externalId());
        return ProviderCall.post(basePath(order.endpoint()), body.toString());
    }

    /** Asks for one task; Kling takes its own id and ours at the same place, below the path that made the task. */
    ProviderCall query(EndpointType endpoint, String id) {
        if (id.isBlank() || id.matches("\\.+")) {
            throw new ProviderException(
                    FailureKind.INVALID_REQUEST, "kling has no task id \"" + id + "\" to ask for", null, null);
        }
        return ProviderCall.get(basePath(endpoint) + "/" + UriUtils.encode(id, UTF_8), null);
    }

    /** Asks for one page of tasks. */
    ProviderCall list(EndpointType endpoint, int page, int size) {
        if (page < 1 || page > MAX_PAGE || size < 1 || size > MAX_PAGE_SIZE) {
            throw new ProviderException(
                    FailureKind.INVALID_REQUEST,
                    "kling lists pages 1 to " + MAX_PAGE + " of 1 to " + MAX_PAGE_SIZE + " tasks, not page " + page
                            + " of " + size,
                    null,
                    null);
        }
        return ProviderCall.get(basePath(endpoint), "pageNum=" + page + "&pageSize=" + size);
    }

    /** Asks for the account's resource packs and what is left of them; free, at most once a second. */
    ProviderCall costs(Instant now) {
        long day = now.minus(Duration.ofDays(1)).toEpochMilli();
        return ProviderCall.get("/account/costs", "start_time=" + day + "&end_time=" + now.toEpochMilli());
    }

    private void omni(ObjectNode body, VideoOrder order) {
        body.put("model_name", order.model());
        prompt(body, order);
        if (!order.images().isEmpty()) {
            ArrayNode list = body.putArray("image_list");
            order.images().forEach(image -> omniImage(list.addObject(), image));
        }
        howItLooks(body, order);
        body.put("aspect_ratio", order.aspectRatio().text());
        body.put("sound", onOff(order.sound()));
    }

    /** Raw base64 under {@code image_url}; {@code image} was refused live (2026-03-29). A reference has no type. */
    private void omniImage(ObjectNode item, OrderImage image) {
        item.put("image_url", images.base64(image));
        if (image.role() != Role.REFERENCE) {
            item.put("type", image.role().text());
        }
    }

    private void textToVideo(ObjectNode body, VideoOrder order) {
        body.put("model_name", order.model());
        prompt(body, order);
        negativePrompt(body, order);
        howItLooks(body, order);
        body.put("aspect_ratio", order.aspectRatio().text());
        soundIfKnown(body, order);
    }

    /** No aspect ratio: it is the image's. */
    private void imageToVideo(ObjectNode body, VideoOrder order) {
        body.put("model_name", order.model());
        for (OrderImage image : order.images()) {
            body.put(image.role() == Role.END_FRAME ? "image_tail" : "image", images.base64(image));
        }
        if (!order.prompt().isBlank()) {
            body.put("prompt", order.prompt());
        }
        negativePrompt(body, order);
        howItLooks(body, order);
        soundIfKnown(body, order);
    }

    /** Model, mode, length and ratio are the parent's; the endpoint has no fields for them. */
    private static void extend(ObjectNode body, VideoOrder order) {
        body.put("video_id", order.parentVideoId());
        if (!order.prompt().isBlank()) {
            body.put("prompt", order.prompt());
        }
    }

    /** A task with several shots failed live until each had its index (2026-03-29); numbering starts at 1. */
    private static void prompt(ObjectNode body, VideoOrder order) {
        List<Shot> shots = order.shots();
        if (shots.isEmpty()) {
            body.put("prompt", order.prompt());
            return;
        }
        body.put("multi_shot", true).put("shot_type", "customize").put("prompt", "");
        ArrayNode list = body.putArray("multi_prompt");
        for (int i = 0; i < shots.size(); i++) {
            list.addObject()
                    .put("index", i + 1)
                    .put("prompt", shots.get(i).prompt())
                    .put("duration", String.valueOf(shots.get(i).duration()));
        }
    }

    private static void negativePrompt(ObjectNode body, VideoOrder order) {
        if (order.negativePrompt() != null && !order.negativePrompt().isBlank()) {
            body.put("negative_prompt", order.negativePrompt());
        }
    }

    private static void howItLooks(ObjectNode body, VideoOrder order) {
        body.put("mode", order.mode()).put("duration", String.valueOf(order.durationSeconds()));
    }

    /** Models before 2.6 do not know the field. */
    private static void soundIfKnown(ObjectNode body, VideoOrder order) {
        if (KlingModels.CATALOG
                .find(KlingAdapter.SERVICE, order.endpoint(), order.model())
                .map(rules -> rules.sound())
                .orElse(order.sound())) {
            body.put("sound", onOff(order.sound()));
        }
    }

    private static String onOff(boolean sound) {
        return sound ? "on" : "off";
    }

    private static String basePath(EndpointType endpoint) {
        return switch (endpoint) {
            case OMNI -> "/v1/videos/omni-video";
            case TEXT2VIDEO -> "/v1/videos/text2video";
            case IMAGE2VIDEO -> "/v1/videos/image2video";
            case EXTEND -> "/v1/videos/video-extend";
        };
    }
}
