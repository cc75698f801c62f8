package dev.sceneroute.pipeline;

import dev.sceneroute.production.ConformedClip;
import dev.sceneroute.production.ConformedClipStore;
import dev.sceneroute.runtime.RetentionSettings;
import dev.sceneroute.storage.MediaStorage;
import dev.sceneroute.storage.StorageException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
    private final Clock clock;

    OldScenes(ConformedClipStore conformed, MediaStorage storage, RetentionSettings settings, Clock clock) {
        this.conformed = conformed;
        this.storage = storage;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Upkeep: removes what is too old. Forgotten first, so that nothing is ever expected that is gone; what is left behind by
     * dying in between is removed the next time, as what no scene is made of any more.
     */
    public void remove() {
        Instant now = clock.instant();
        for (ConformedClip scene : conformed.forgetOld(settings.conformedScenes(), JOBS_AT_ONCE)) {
            if (!scene.copied()) {
                delete(scene.videoKey(), now);
            }
            delete(scene.audioKey(), now);
        }
        removeReplaced(now.minus(settings.workFiles()));
    }

    /**
     * Files of a scene as it was before its job was changed, and of work that died before it was recorded: no row tells of
     * them, so what is there is compared with what is needed. A file that was made a moment ago may be recorded in the next
     * one, and stays.
     */
    private void removeReplaced(Instant limit) {
        Map<String, String> folders = MediaKeys.foldersOfScenes(storage);
        List<String> jobs = List.copyOf(folders.keySet());
        for (int from = 0; from < jobs.size(); from += JOBS_AT_ONCE) {
            List<String> some = jobs.subList(from, Math.min(jobs.size(), from + JOBS_AT_ONCE));
            conformed
                    .named(some)
                    .forEach((job, named) -> removeOthers(Objects.requireNonNull(folders.get(job)), named, limit));
        }
    }

    private void removeOthers(String folder, Set<String> named, Instant limit) {
        for (String key : storage.list(folder)) {
            if (!named.contains(key)) {
                delete(key, limit);
            }
        }
    }

    /** What is made again meanwhile stays. */
    private void delete(@Nullable String key, Instant limit) {
        if (key == null) {
            return;
        }
        try {
            storage.delete(key, limit);
        } catch (StorageException e) {
            LOG.warn("{} could not be removed: {}; it is not needed", key, e.getMessage());
        }
    }
}
