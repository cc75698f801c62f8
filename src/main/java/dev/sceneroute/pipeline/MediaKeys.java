package dev.sceneroute.pipeline;

import dev.sceneroute.production.Job;
import dev.sceneroute.storage.MediaStorage;
import java.util.HashMap;
import java.util.Map;

/** Where a job's media lie in storage: {@code videos/{project}/{script}/{job}/…} (render pipeline, step 6). */
final class MediaKeys {
    private static final String ROOT = "videos";
    private static final String SCENES = "/scenes";

    private MediaKeys() {}

    static String of(Job job) {
        return ROOT + "/" + job.projectId() + "/" + job.scriptId() + "/" + job.id();
    }

    /** Where its scenes lie in the film's form: made here of clips that lie elsewhere, and made again at need. */
    static String scenes(Job job) {
        return of(job) + SCENES;
    }

    /** Where scenes in a film's form are stored, of any job: by the job's id, the folder of its files. */
    static Map<String, String> foldersOfScenes(MediaStorage storage) {
        Map<String, String> found = new HashMap<>();
        for (String project : storage.list(ROOT)) {
            for (String script : storage.list(project)) {
                for (String job : storage.list(script)) {
                    if (!storage.list(job + SCENES).isEmpty()) {
                        found.put(job.substring(script.length() + 1), job + SCENES);
                    }
                }
            }
        }
        return found;
    }
}
