package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sceneroute.intake.ReferenceFiles;
import dev.sceneroute.intake.ScriptReader;
import dev.sceneroute.production.Asset;
import dev.sceneroute.production.AssetStore;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.production.ProjectStore;
import dev.sceneroute.production.Script;
import dev.sceneroute.runtime.Owner;
import dev.sceneroute.storage.MediaStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/** What tests do with jobs: start one, wait for its end, look at what came of it. */
@Component
public class Films {
    private static final String LIGHTHOUSE = lighthouse();

    private final ScriptReader reader;
    private final ReferenceImport images;
    private final ProjectStore projects;
    private final JobAcceptance acceptance;
    private final JobControl control;
    private final JobStore jobs;
    private final JobSceneStore scenes;
    private final AssetStore assets;
    private final MediaStorage storage;
    private final ProducerTemplate wakeUps;

    Films(
            ScriptReader reader,
            ReferenceImport images,
            ProjectStore projects,
            JobAcceptance acceptance,
            JobControl control,
            JobStore jobs,
            JobSceneStore scenes,
            AssetStore assets,
            MediaStorage storage,
            ProducerTemplate wakeUps) {
        this.reader = reader;
        this.images = images;
        this.projects = projects;
        this.acceptance = acceptance;
        this.control = control;
        this.jobs = jobs;
        this.scenes = scenes;
        this.assets = assets;
        this.storage = storage;
        this.wakeUps = wakeUps;
    }

    /** A script of equal text scenes. */
    public Script script(int scenes, int seconds) {
        return script(scenes, seconds, "16:9");
    }

    /** The same in a form of its own. */
    public Script script(int scenes, int seconds, String aspectRatio) {
        ObjectNode script = JsonNodeFactory.instance.objectNode().put("title", "A film of " + scenes + " scenes");
        script.putObject("video").put("aspect_ratio", aspectRatio);
        ArrayNode list = script.putArray("scenes");
        for (int order = 1; order <= scenes; order++) {
            list.addObject().put("visual_prompt", "Scene " + order).put("target_duration", seconds);
        }
        return reader.read(script);
    }

    /** A script of one text scene that insists on a model and its endpoint. */
    public Script scriptBy(String model, String endpoint, int seconds) {
        ObjectNode script = oneScene(seconds);
        script.putObject("generation").put("model", model).put("endpoint", endpoint);
        return reader.read(script);
    }

    /** A script of two scenes of one continuity group, of which only the first has a reference image. */
    public Script scriptOfGroup(int seconds) {
        ObjectNode script = oneScene(seconds);
        ObjectNode first = (ObjectNode) script.withArray("scenes").get(0);
        first.put("continuity_group", "lake")
                .putArray("reference_assets")
                .addObject()
                .put("role", "reference")
                .put("data", LIGHTHOUSE);
        script.withArray("scenes")
                .addObject()
                .put("continuity_group", "lake")
                .put("visual_prompt", "A bird lands")
                .put("target_duration", seconds);
        return reader.read(script);
    }

    private static String lighthouse() {
        try {
            return Base64.getEncoder()
                    .encodeToString(Files.readAllBytes(Path.of("docs/examples/images/lighthouse.png")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A script of two scenes, of which the second goes on from the first. */
    public Script scriptThatGoesOn(int seconds) {
        ObjectNode script = oneScene(seconds);
        script.putObject("generation").put("model", "kling-v1-6");
        script.withArray("scenes")
                .addObject()
                .put("scene_type", "extend")
                .put("extends_scene", 1)
                .put("visual_prompt", "A bird lands")
                .put("target_duration", seconds);
        ((ObjectNode) script.withArray("scenes").get(0)).putObject("generation").put("endpoint", "text2video");
        return reader.read(script);
    }

    /** A script in which something is said in every scene; each is to last three seconds. */
    public Script scriptThatSays(String language, String... texts) {
        ObjectNode script = JsonNodeFactory.instance
                .objectNode()
                .put("title", "A film that speaks")
                .put("language", language);
        ArrayNode list = script.putArray("scenes");
        for (String text : texts) {
            list.addObject()
                    .put("narration", text)
                    .put("visual_prompt", "A calm lake")
                    .put("target_duration", 3);
        }
        return reader.read(script);
    }

    /** A script read from JSON, for what has no method of its own. */
    public Script scriptOf(String json) {
        try {
            return reader.read(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A script of one text scene that is ordered from a service. */
    public Script scriptFrom(String service, int seconds) {
        ObjectNode script = oneScene(seconds);
        script.putObject("generation").put("service", service);
        return reader.read(script);
    }

    private static ObjectNode oneScene(int seconds) {
        ObjectNode script = JsonNodeFactory.instance.objectNode().put("title", "A film of one scene");
        script.putArray("scenes")
                .addObject()
                .put("visual_prompt", "A calm lake")
                .put("target_duration", seconds);
        return script;
    }

    /** Accepts a script and starts its job. */
    public Job start(Script script, Deliver deliver) {
        String project = projects.create(Owner.LOCAL, "Tests", null).id();
        Script stored = images.store(Owner.LOCAL, script, ReferenceFiles.NONE);
        AcceptedJob accepted = acceptance.acceptNew(Owner.LOCAL, project, stored, new JobRequest(deliver, null));
        wakeUps.sendBody("handoff:job-split", accepted.jobId());
        return accepted.job();
    }

    /** Waits for a job's end. */
    public Job end(Job job, Duration limit) {
        return await("the end of " + job.id())
                .atMost(limit)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> jobs.get(job.id()), now -> now.status().isEnd());
    }

    /** Starts a job and waits for its end. */
    public Job make(Script script, Deliver deliver) {
        return end(start(script, deliver), Duration.ofSeconds(90));
    }

    /** Tries a job again and waits for its end. */
    public Job again(Job job) {
        assertThat(control.retry(Owner.LOCAL, job.id())).isPresent();
        wakeUps.sendBody("direct:job-resume", job.id());
        return end(job, Duration.ofSeconds(90));
    }

    /** The job as it is now. */
    public Job now(Job job) {
        return jobs.get(job.id());
    }

    /** Its scenes as they are now. */
    public List<JobScene> scenes(Job job) {
        return scenes.ofJob(job.id());
    }

    /** What the job works on. */
    public Script snapshot(Job job) {
        return jobs.snapshot(jobs.get(job.id()));
    }

    /** The finished film. */
    public Path film(Job job) {
        return storage.localCopy(assets.ofJob(job.id(), Asset.Kind.VIDEO).get(0).storageKey());
    }
}
