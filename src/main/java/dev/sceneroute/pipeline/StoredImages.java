package dev.sceneroute.pipeline;

import dev.sceneroute.generation.FailureKind;
import dev.sceneroute.generation.ImageBytes;
import dev.sceneroute.generation.ProviderException;
import dev.sceneroute.production.AssetStore;
import dev.sceneroute.storage.MediaStorage;
import dev.sceneroute.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
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
        } catch (IOException | StorageException e) {
            // Nothing was sent yet: the scene is given up with the way out, not looked up at the provider.
            throw new ProviderException(
                    FailureKind.INVALID_REQUEST,
                    "The reference image " + assetId + " cannot be read from storage; give the scene its image again ("
                            + e.getMessage() + ")",
                    null,
                    null);
        }
    }
}
