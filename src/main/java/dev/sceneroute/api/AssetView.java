package dev.sceneroute.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sceneroute.production.Asset;
import org.jspecify.annotations.Nullable;

/** A stored file as the contract shows it; {@code order} is its scene's, if it belongs to one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AssetView(
        String assetId,
        @Nullable Integer order,
        Asset.Kind kind,
        String url,
        String contentType,
        long sizeBytes,
        String sha256,
        @Nullable Long durationMs) {

    static AssetView of(Asset asset) {
        return new AssetView(
                asset.id(),
                asset.sceneOrder(),
                asset.kind(),
                Paths.content(asset.id()),
                asset.contentType(),
                asset.sizeBytes(),
                asset.sha256(),
                asset.durationMs());
    }
}
