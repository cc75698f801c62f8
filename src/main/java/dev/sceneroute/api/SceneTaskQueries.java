package dev.sceneroute.api;

import dev.sceneroute.generation.CallbackStore;
import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.generation.KeptCallback;
import dev.sceneroute.generation.TaskHistory;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.production.SceneKey;
import dev.sceneroute.runtime.Json;
import java.util.List;
import java.util.Map;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** What an operator needs to say what happened to a paid order. */
@Component
public class SceneTaskQueries {
    private static final int MOST_TASKS = 50;
    private static final int MOST_CALLBACKS = 20;

    private final JobStore jobs;
    private final JobSceneStore scenes;
    private final GenerationTaskStore tasks;
    private final CallbackStore callbacks;
    private final Json json;

    SceneTaskQueries(
            JobStore jobs, JobSceneStore scenes, GenerationTaskStore tasks, CallbackStore callbacks, Json json) {
        this.jobs = jobs;
        this.scenes = scenes;
        this.tasks = tasks;
        this.callbacks = callbacks;
        this.json = json;
    }

    /**
     * Shows the newest 50 orders of a scene, each with its newest 20 callbacks, newest first.
     *
     * @throws RefusedException if there is no such scene of the caller's
     */
    public Answer list(@Header("id") String given, @Header("order") String order) {
        SceneKey scene = scene(given, PathId.order(order));
        List<TaskHistory> found = tasks.history(scene, MOST_TASKS);
        Map<String, List<KeptCallback>> called =
                callbacks.ofTasks(found.stream().map(TaskHistory::id).toList(), MOST_CALLBACKS);
        List<SceneTaskView> shown = found.stream()
                .map(task -> SceneTaskView.of(task, called.getOrDefault(task.id(), List.of())))
                .toList();
        return Answer.ok(json.write(new SceneTaskView.Page(scene.jobId(), scene.order(), shown)));
    }

    private SceneKey scene(String given, int order) {
        String id = PathId.of("job", given);
        Job job = jobs.find(Caller.owner(), id).orElseThrow(() -> RefusedException.unknown("job", id));
        SceneKey scene = new SceneKey(job.id(), order);
        if (scenes.find(scene).isEmpty()) {
            throw RefusedException.unknown("scene", order + " of the job " + id);
        }
        return scene;
    }
}
