package dev.sceneroute.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sceneroute.production.ClipInspection;
import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One scene of a job as the contract shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SceneView(
        int order,
        JobSceneState state,
        int progress,
        int attempt,
        @Nullable Boolean drawnInstead,
        @Nullable ErrorCode errorCode,
        @Nullable String errorMessage,
        @Nullable String nextStep,
        @Nullable HoldView held,
        @Nullable String videoId,
        @Nullable String clipUrl,
        @Nullable String assetId,
        @Nullable List<ClipCheckView> clipChecks) {

    static SceneView of(JobScene scene, List<ClipInspection> inspections) {
        ErrorCode code = scene.errorCode();
        return new SceneView(
                scene.order(),
                scene.state(),
                scene.progress(),
                scene.attempt(),
                scene.drawnInstead() ? true : null,
                code,
                scene.errorMessage(),
                code == null ? null : code.nextStep(),
                HoldView.of(scene.hold()),
                scene.videoId(),
                scene.clipUrl(),
                scene.clipAssetId(),
                inspections.isEmpty()
                        ? null
                        : inspections.stream().map(ClipCheckView::of).toList());
    }
}
