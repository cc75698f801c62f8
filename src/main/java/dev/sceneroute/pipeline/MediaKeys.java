package dev.sceneroute.pipeline;

import dev.sceneroute.production.Job;

/** Where a job's media lie in storage: {@code videos/{project}/{script}/{job}/…} (render pipeline, step 6). */
final class MediaKeys {
    private MediaKeys() {}

    static String of(Job job) {
        return "videos/" + job.projectId() + "/" + job.scriptId() + "/" + job.id();
    }

    /** Where its scenes lie in the film's form: made here of clips that lie elsewhere, and made again at need. */
    static String scenes(Job job) {
        return of(job) + "/scenes";
    }
}
