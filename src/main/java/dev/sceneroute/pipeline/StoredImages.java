package dev.sceneroute.pipeline;

import dev.sceneroute.generation.ImageBytes;
import dev.sceneroute.production.AssetStore;
import dev.sceneroute.storage.MediaStorage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/** The bytes of stored reference images, at most 10 MB each, for the request that sends them. */
@Component
class StoredImages implements ImageBytes {
    private final AssetStore assets;
    private final MediaStorage storage;

    StoredImages(AssetStore assets, MediaStorage storage) {
        this.assets = assets;
        this.storage = storage;
    }

    @Override
    public byte[] read(String assetId) {
        try (InputStream bytes = storage.open(assets.get(assetId).storageKey())) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the image " + assetId, e);
        }
    }
}
