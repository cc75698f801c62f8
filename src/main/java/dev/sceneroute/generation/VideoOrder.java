package dev.sceneroute.generation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sceneroute.production.AspectRatio;
import dev.sceneroute.production.Shot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One clip as we want it, in no provider's dialect. It is frozen in the generation task before the paid call, so that
 * the same order can be sent again under the same external id.
 *
 * @param externalId our own, deterministic id for the order; URL-safe, never all digits
 * @param endpoint the capability to order from
 * @param model the provider's model name
 * @param mode {@code std} or {@code pro}
 * @param prompt what is seen; empty when {@code shots} say it
 * @param negativePrompt what must not be seen
 * @param shots the shots of a multi-shot clip, else empty
 * @param durationSeconds length of the clip; the shots add up to it
 * @param aspectRatio width to height
 * @param sound whether the clip has its own sound
 * @param images first frame, end frame, references, in this order
 * @param parentVideoId for {@code extend}: the provider's id of the video that goes on
 * @param callbackUrl where the provider reports, or nothing if it cannot reach us
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record VideoOrder(
        String externalId,
        EndpointType endpoint,
        String model,
        String mode,
        String prompt,
        @Nullable String negativePrompt,
        List<Shot> shots,
        int durationSeconds,
        AspectRatio aspectRatio,
        boolean sound,
        List<OrderImage> images,
        @Nullable String parentVideoId,
        @Nullable String callbackUrl) {

    /** Copies the lists; a missing list is an empty one. */
    public VideoOrder {
        shots = shots == null ? List.of() : List.copyOf(shots);
        images = images == null ? List.of() : List.copyOf(images);
        prompt = prompt == null ? "" : prompt;
    }

    /** The same with another prompt. */
    public VideoOrder withPrompt(String other) {
        return with(other, shots);
    }

    /** The same with other shots. */
    public VideoOrder withShots(List<Shot> others) {
        return with(prompt, others);
    }

    /**
     * The order that goes on from a clip, with its model and mode and no images of its own.
     *
     * @param videoId the provider's id of that clip
     * @param seconds what is added
     */
    public VideoOrder goingOnFrom(String videoId, int seconds) {
        return new VideoOrder(
                externalId,
                EndpointType.EXTEND,
                model,
                mode,
                prompt,
                null,
                List.of(),
                seconds,
                aspectRatio,
                false,
                List.of(),
                videoId,
                callbackUrl);
    }

    /** What is ordered, without who orders it and who is told: equal for equal clips. */
    public VideoOrder ofNobody() {
        return new VideoOrder(
                "",
                endpoint,
                model,
                mode,
                prompt,
                negativePrompt,
                shots,
                durationSeconds,
                aspectRatio,
                sound,
                images,
                parentVideoId,
                null);
    }

    private VideoOrder with(String otherPrompt, List<Shot> otherShots) {
        return new VideoOrder(
                externalId,
                endpoint,
                model,
                mode,
                otherPrompt,
                negativePrompt,
                otherShots,
                durationSeconds,
                aspectRatio,
                sound,
                images,
                parentVideoId,
                callbackUrl);
    }
}
