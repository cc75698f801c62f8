package dev.sceneroute.sandbox.kling;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A create request that passed all rules, with its defaults filled in.
 *
 * @param endpoint where it was posted
 * @param model {@code model_name}
 * @param mode {@code std}, {@code pro} or {@code 4k}
 * @param prompt what is seen; empty where the shots say it
 * @param shots the shots of a customized multi-shot video, else empty
 * @param seconds length of the resulting clip
 * @param billedSeconds seconds paid for: an extension pays for what it adds
 * @param aspectRatio {@code 16:9}, {@code 9:16} or {@code 1:1}
 * @param sound whether the clip has sound
 * @param withVideo whether a reference video was given, which costs more
 * @param watermark whether a second address with a watermark is wanted
 * @param image the first reference image, by its SHA-256; its file lies in the sandbox's image folder
 * @param flaw what will make the task fail although the request was accepted, if anything
 * @param parentVideoId for an extension, the id of the video that goes on
 * @param callbackUrl where changes are told
 * @param externalTaskId the caller's own id
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Order(
        Endpoint endpoint,
        String model,
        String mode,
        String prompt,
        List<OrderedShot> shots,
        int seconds,
        int billedSeconds,
        String aspectRatio,
        boolean sound,
        boolean withVideo,
        boolean watermark,
        @Nullable String image,
        @Nullable String flaw,
        @Nullable String parentVideoId,
        @Nullable String callbackUrl,
        @Nullable String externalTaskId) {

    Order {
        shots = List.copyOf(shots);
    }

    /**
     * One shot of a multi-shot order.
     *
     * @param prompt what is seen
     * @param seconds how long
     */
    record OrderedShot(String prompt, int seconds) {}
}
