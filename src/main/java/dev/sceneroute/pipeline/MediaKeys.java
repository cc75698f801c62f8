package dev.sceneroute.pipeline;

import dev.sceneroute.production.Job;

/** Where a job's media lie in storage: {@code videos/{project}/{script}/{job}/…} (render pipeline, step 6). */
final class MediaKeys {
    private MediaKeys() {}

    static String of(Job job) {
        return "videos/" + job.projectId() + "/" + job.scriptId() + "/" + job.id();
    }
}
