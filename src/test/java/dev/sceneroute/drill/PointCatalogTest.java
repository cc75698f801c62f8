package dev.sceneroute.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.media.Ffmpeg;
import dev.sceneroute.pipeline.Films;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.Job;
import dev.sceneroute.sandbox.FaultSetting;
import dev.sceneroute.sandbox.kling.Fault;
import dev.sceneroute.sandbox.kling.Purchase;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.ToDefinition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** What the drill knows of the program, and what it sees of its films. */
class PointCatalogTest extends IntegrationTest {

    /** They read and tell, and change nothing. */
    private static final Set<String> WITHOUT_CONSEQUENCE = Set.of("DueRows", "OrphanListing");

    /** What was being said when a process died is said again: engines know no order by an id of ours. */
    private static final Set<String> SAID_AGAIN =
            Set.of("polly-request", "google-request", "openai-request", "command", "speech");

    @Autowired
    private ListableBeanFactory beans;

    @Autowired
    private CamelContext camel;

    @Autowired
    private Films films;

    @Autowired
    private Ffmpeg ffmpeg;

    @Test
    void the_moments_where_money_is_spent_are_points() {
        assertThat(names())
                .doesNotHaveDuplicates()
                .contains(
                        "before commit of SceneOrdering.claim",
                        "after commit of SceneOrdering.claim",
                        "before the call of kling-create",
                        "during the call of kling-create",
                        "after the answer of kling-create",
                        "before commit of SceneOrdering.accepted",
                        "after commit of SceneOrdering.accepted",
                        "after ClipCollection.fetch",
                        "after ClipCollection.claim",
                        "during the call of ffmpeg",
                        "before commit of FilmAssembly.keep",
                        "after the answer of notice",
                        "after commit of IdempotentCreation.once");
    }

    @Test
    void every_step_of_the_pipeline_that_runs_is_a_point() {
        List<String> steps =
                camel
                        .getCamelContextExtension()
                        .getContextPlugin(ModelCamelContext.class)
                        .getRouteDefinitions()
                        .stream()
                        .flatMap(route ->
                                ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), BeanDefinition.class)
                                        .stream())
                        .filter(step -> step.getRef() != null && step.getMethod() != null)
                        .filter(step -> beans.getType(step.getRef()).getName().startsWith("dev.sceneroute.pipeline."))
                        .map(step -> StepNames.ofBean(step.getRef(), step.getMethod()))
                        .filter(step -> !WITHOUT_CONSEQUENCE.contains(step.replaceFirst("\\..*", ""))
                                && !PointCatalog.LEFT_OUT.contains(step))
                        .distinct()
                        .toList();

        assertThat(steps).hasSizeGreaterThan(20).allSatisfy(step -> assertThat(names())
                .anyMatch(name -> name.endsWith(" " + step)));
    }

    @Test
    void every_call_to_the_outside_that_runs_is_a_point() {
        List<String> calls =
                camel
                        .getCamelContextExtension()
                        .getContextPlugin(ModelCamelContext.class)
                        .getRouteDefinitions()
                        .stream()
                        .flatMap(route ->
                                ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ToDefinition.class)
                                        .stream()
                                        .flatMap(to -> StepNames.ofCall(to.getUri(), route.getRouteId()).stream()))
                        .filter(call -> !SAID_AGAIN.contains(call))
                        .distinct()
                        .toList();

        assertThat(calls)
                .contains("kling-create", "kling-query", "kling-list", "kling-account", "ffmpeg", "notice", "rewrite")
                .allSatisfy(call -> assertThat(names()).contains("during the call of " + call));
    }

    @Test
    void a_film_whose_scenes_have_changed_places_is_not_correct() {
        Job job = films.make(films.script(3, DrillJob.SECONDS), Deliver.FILM);
        List<Path> clips = sandbox.purchases().stream()
                .filter(clip -> clip.externalId().startsWith(job.id().replace('_', '-')))
                .sorted(Comparator.comparing(Purchase::externalId))
                .map(sandbox::clip)
                .toList();
        FilmCheck check = new FilmCheck(ffmpeg, DATA.resolve("check"));

        assertThat(check.shown(films.film(job), 3, clips)).containsExactly(0, 1, 2);
        assertThat(check.shown(films.film(job), 3, List.of(clips.get(1), clips.get(0), clips.get(2))))
                .containsExactly(1, 0, 2);
        assertThat(check.shown(films.film(job), 3, List.of(blackClip()))).containsExactly(-1, -1, -1);
        assertThat(check.shown(films.film(job), 2, clips)).as("too long").containsExactly(-1, -1);
    }

    private Path blackClip() {
        sandbox.dial(Fault.CLIP_BLACK, FaultSetting.next(1));
        Job job = films.make(films.script(1, DrillJob.SECONDS), Deliver.LINKS);
        return sandbox.purchases().stream()
                .filter(clip -> clip.externalId().startsWith(job.id().replace('_', '-')))
                .map(sandbox::clip)
                .findFirst()
                .orElseThrow();
    }

    private List<String> names() {
        return new PointCatalog(beans).points().stream().map(KillPoint::name).toList();
    }
}
