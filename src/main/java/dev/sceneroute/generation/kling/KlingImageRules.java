package dev.sceneroute.generation.kling;

import dev.sceneroute.generation.EndpointType;
import dev.sceneroute.generation.OrderImage;
import dev.sceneroute.generation.VideoOrder;
import dev.sceneroute.production.ReferenceAsset.Role;
import java.util.ArrayList;
import java.util.List;

/** How many images of which role an endpoint of Kling's takes. One sentence for each rule that is broken. */
final class KlingImageRules {
    private static final int MAX_IMAGES = 7;
    private static final int MAX_IMAGES_WITH_END_FRAME = 2;

    private final VideoOrder order;
    private final List<String> problems = new ArrayList<>();

    private KlingImageRules(VideoOrder order) {
        this.order = order;
    }

    static List<String> problems(VideoOrder order) {
        KlingImageRules rules = new KlingImageRules(order);
        switch (order.endpoint()) {
            case OMNI -> rules.checkOmni();
            case IMAGE2VIDEO -> rules.checkImageToVideo();
            case TEXT2VIDEO, EXTEND -> rules.checkNone();
        }
        return rules.problems;
    }

    private void checkNone() {
        require(
                order.images().isEmpty(),
                "reference_assets are not taken by kling " + order.endpoint().text()
                        + (order.endpoint() == EndpointType.EXTEND
                                ? ": take them out"
                                : ": take them out, or leave out generation.endpoint"));
    }

    private void checkOmni() {
        int images = order.images().size();
        require(
                images <= MAX_IMAGES,
                "reference_assets are " + images + ", at most " + MAX_IMAGES + " are taken: take some out");
        checkFrames();
        require(
                images <= MAX_IMAGES_WITH_END_FRAME || count(Role.END_FRAME) == 0,
                "reference_assets hold an end_frame among " + images + " images, with more than "
                        + MAX_IMAGES_WITH_END_FRAME + " none is taken: take it or the references out");
    }

    private void checkImageToVideo() {
        require(
                !order.images().isEmpty(),
                "reference_assets are empty, kling image2video starts from an image: add one with the role"
                        + " first_frame, or leave out generation.endpoint");
        require(
                count(Role.REFERENCE) == 0,
                "reference_assets hold a reference, kling image2video takes first_frame and end_frame: change its"
                        + " role, or leave out generation.endpoint");
        checkFrames();
    }

    private void checkFrames() {
        require(
                count(Role.FIRST_FRAME) <= 1 && count(Role.END_FRAME) <= 1,
                "reference_assets hold more than one first_frame or end_frame: keep one of each");
        require(
                count(Role.END_FRAME) == 0 || count(Role.FIRST_FRAME) > 0,
                "reference_assets hold an end_frame without a first_frame: add the first_frame");
    }

    private long count(Role role) {
        return order.images().stream()
                .map(OrderImage::role)
                .filter(role::equals)
                .count();
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
