package dev.sceneroute.pipeline;

import dev.sceneroute.production.ConformedClip;
import dev.sceneroute.production.ConformedClipStore;
import dev.sceneroute.runtime.RetentionSettings;
import dev.sceneroute.storage.MediaStorage;
import dev.sceneroute.storage.StorageException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Scenes in the film's form stay for a while, so that a changed line makes one scene anew and not all. Then they go; the
 * clips, which were paid for, and the film stay. A film that is changed later has its scenes made again from the clips.
 */
@Component
public class OldScenes {
    private static final Logger LOG = LoggerFactory.getLogger(OldScenes.class);
    private static final int JOBS_AT_ONCE = 100;

    private final ConformedClipStore conformed;
    private final MediaStorage storage;
    private final RetentionSettings settings;

    OldScenes(ConformedClipStore conformed, MediaStorage storage, RetentionSettings settings) {
        this.conformed = conformed;
        this.storage = storage;
        this.settings = settings;
    }

    /**
     * Upkeep: removes what is too old. Forgotten first, so that nothing is ever expected that is gone; dying in between
     * leaves files nobody needs.
     */
    public void remove() {
        for (ConformedClip scene : conformed.forgetOld(settings.conformedScenes(), JOBS_AT_ONCE)) {
            if (!scene.copied()) {
                delete(scene.videoKey());
            }
            delete(scene.audioKey());
        }
    }

    private void delete(@Nullable String key) {
        if (key == null) {
            return;
        }
        try {
            storage.delete(key);
        } catch (StorageException e) {
            LOG.warn("{} could not be removed: {}; it is not needed", key, e.getMessage());
        }
    }
}
