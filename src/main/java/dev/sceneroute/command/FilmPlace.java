package dev.sceneroute.command;

import dev.sceneroute.production.Asset;
import dev.sceneroute.production.AssetStore;
import dev.sceneroute.production.Job;
import dev.sceneroute.storage.MediaStorage;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Where a finished film lies on this machine. */
@Component
class FilmPlace {
    private final AssetStore assets;
    private final MediaStorage storage;

    FilmPlace(AssetStore assets, MediaStorage storage) {
        this.assets = assets;
        this.storage = storage;
    }

    Path of(Job job) {
        Asset film = assets.ofJob(job.id(), Asset.Kind.VIDEO).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The job " + job.id() + " has no film"));
        return storage.localCopy(film.storageKey());
    }
}
