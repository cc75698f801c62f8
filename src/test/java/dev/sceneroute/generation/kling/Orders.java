package dev.sceneroute.generation.kling;

import dev.sceneroute.generation.EndpointType;
import dev.sceneroute.generation.OrderImage;
import dev.sceneroute.generation.VideoOrder;
import dev.sceneroute.production.AspectRatio;
import dev.sceneroute.production.ReferenceAsset.Role;
import dev.sceneroute.production.Shot;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Orders for the tests: a good one of each endpoint, to be bent one field at a time. */
final class Orders {
    private EndpointType endpoint;
    private String externalId = "prj7-scene3-a1";
    private String model;
    private String mode = "std";
    private String prompt = "A paper boat crosses a flooded street";
    private String negativePrompt;
    private List<Shot> shots = List.of();
    private int seconds = 5;
    private AspectRatio ratio = AspectRatio.LANDSCAPE;
    private boolean sound;
    private final List<OrderImage> images = new ArrayList<>();
    private String parentVideoId;
    private String callbackUrl;

    private Orders(EndpointType endpoint, String model) {
        this.endpoint = endpoint;
        this.model = model;
    }

    static Orders omni() {
        return new Orders(EndpointType.OMNI, "kling-v3-omni");
    }

    static Orders textToVideo() {
        return new Orders(EndpointType.TEXT2VIDEO, "kling-v3");
    }

    static Orders imageToVideo() {
        return new Orders(EndpointType.IMAGE2VIDEO, "kling-v3").image(Role.FIRST_FRAME, "first");
    }

    static Orders extend() {
        return new Orders(EndpointType.EXTEND, "kling-v1-6").parent("831299999999999999");
    }

    Orders id(String value) {
        externalId = value;
        return this;
    }

    Orders model(String value) {
        model = value;
        return this;
    }

    Orders mode(String value) {
        mode = value;
        return this;
    }

    Orders prompt(String value) {
        prompt = value;
        return this;
    }

    Orders negative(String value) {
        negativePrompt = value;
        return this;
    }

    Orders seconds(int value) {
        seconds = value;
        return this;
    }

    Orders ratio(AspectRatio value) {
        ratio = value;
        return this;
    }

    Orders sound() {
        sound = true;
        return this;
    }

    Orders parent(String value) {
        parentVideoId = value;
        return this;
    }

    Orders callback(String value) {
        callbackUrl = value;
        return this;
    }

    /** Shots of so many seconds, the prompt left empty, the length their sum. */
    Orders shots(int... durations) {
        List<Shot> list = new ArrayList<>();
        for (int duration : durations) {
            list.add(new Shot("Shot number " + (list.size() + 1), duration));
        }
        return shots(list).seconds(Arrays.stream(durations).sum());
    }

    Orders shots(List<Shot> value) {
        shots = value;
        prompt = "";
        return this;
    }

    /** An image whose bytes are its own name. */
    Orders image(Role role, String assetId) {
        return image(role, assetId, sha256(assetId.getBytes(StandardCharsets.UTF_8)));
    }

    Orders image(Role role, String assetId, String sha256) {
        images.add(new OrderImage(role, assetId, sha256));
        return this;
    }

    Orders images(Role role, int count) {
        for (int i = 0; i < count; i++) {
            image(role, "image" + images.size());
        }
        return this;
    }

    Orders noImages() {
        images.clear();
        return this;
    }

    VideoOrder build() {
        return new VideoOrder(
                externalId,
                endpoint,
                model,
                mode,
                prompt,
                negativePrompt,
                shots,
                seconds,
                ratio,
                sound,
                images,
                parentVideoId,
                callbackUrl);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError(missing);
        }
    }
}
