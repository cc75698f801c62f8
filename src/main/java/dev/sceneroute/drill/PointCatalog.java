package dev.sceneroute.drill;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.ClassUtils;

/**
 * Every point of the flow where a process can be made to die, derived from the routes and the beans themselves, so that
 * a new step or transaction is a new point without anybody's doing:
 *
 * <ul>
 *   <li>before and after the commit of every transaction of the pipeline;
 *   <li>after every other step that calls a bean of the pipeline and writes, such as a claim or the move of a file;
 *   <li>before, during and after every call to the outside: the provider's HTTP, FFmpeg, a notice.
 * </ul>
 */
@Component
@Profile("drill")
class PointCatalog {
    private static final Set<String> ROOMS = Set.of("dev.sceneroute.pipeline", "dev.sceneroute.generation");
    private static final Set<String> BESIDES = Set.of("dev.sceneroute.api.IdempotentCreation");

    /** Steps at which nothing dies. */
    private static final Set<String> SPARED = Set.of(
            // They join the transaction of a step that is a point itself.
            "JobAcceptance.acceptNew",
            "JobAcceptance.acceptStored",
            // It writes nothing.
            "AccountHold.notLooked",
            // No caps are set, so that every job can come to its right end.
            "BudgetRefusal.handle",
            // A list too long to be read to its end, and a person's decision about an order nobody can vouch for: this
            // provider can be asked by our id, its list is short, and it forgets nothing.
            "TaskLookUp.notProven",
            "TaskLookUp.cannotFind",
            "TaskResolution.resolve",
            // They remove what nobody needs any more, and begin a minute after the start.
            "WorkFiles.removeOld",
            "OldScenes.remove",
            "CallbackUpkeep.forget");

    /** They only read and compute: dying after them is dying before the commit or the call that follows. */
    private static final Set<String> NOTHING_WRITTEN = Set.of(
            "JobControl.wakeUps",
            "JobNarration.unspoken",
            "PromptRewrite.prepare",
            "TaskReporting.open",
            "TaskReporting.ended",
            "ClipCollection.check",
            "SceneGathering.conclude",
            "JobNotice.prepare",
            "RawBody.read",
            "CallbackReception.receive",
            "ProviderHttp.prepare",
            "ProviderHttp.answer",
            "ProviderHttp.trouble",
            "ProviderHttp.silence",
            "TaskBackfill.begin",
            "TaskBackfill.match",
            "TaskLookUp.readPage",
            "UnwantedRuns.stop");

    /** One process takes up the work of another that has died. */
    private static final String TAKEN_OVER = "NodeBeat.takeOver";

    /** Its steps say what is due and change nothing. */
    private static final String SWEEPER = "DueRows.";

    /** Every step that is left out on purpose. */
    static final Set<String> LEFT_OUT =
            Stream.of(SPARED, NOTHING_WRITTEN).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    private final ListableBeanFactory beans;

    PointCatalog(ListableBeanFactory beans) {
        this.beans = beans;
    }

    /** All points that as many processes can come by, in the order of the flow. */
    List<KillPoint> points(int replicas) {
        return points().stream()
                .filter(point -> replicas > 1 || !point.step().equals(TAKEN_OVER))
                .toList();
    }

    /** All points, in the order of the flow. */
    List<KillPoint> points() {
        RouteSteps routes = RouteSteps.in(
                Path.of("routes", "pipeline"),
                Path.of("routes", "provider"),
                Path.of("routes", "shared"),
                Path.of("routes", "upkeep"));
        Set<String> commits = commits();
        Set<KillPoint> points = new LinkedHashSet<>();
        routes.beanCalls().stream().filter(this::ofPipeline).forEach(call -> addStep(points, call.step(), commits));
        commits.forEach(step -> addStep(points, step, commits));
        routes.outsideCalls().forEach(step -> addCall(points, step));
        return List.copyOf(points);
    }

    private static void addStep(Set<KillPoint> points, String step, Set<String> commits) {
        if (LEFT_OUT.contains(step) || step.startsWith(SWEEPER)) {
            return;
        }
        if (commits.contains(step)) {
            points.add(new KillPoint(step, Moment.BEFORE_COMMIT));
            points.add(new KillPoint(step, Moment.AFTER_COMMIT));
        } else {
            points.add(new KillPoint(step, Moment.AFTER_STEP));
        }
    }

    private static void addCall(Set<KillPoint> points, String step) {
        for (Moment moment : new Moment[] {Moment.BEFORE_CALL, Moment.DURING_CALL, Moment.AFTER_CALL}) {
            points.add(new KillPoint(step, moment));
        }
    }

    private boolean ofPipeline(RouteSteps.BeanCall call) {
        return beans.containsBean(call.ref()) && inRoom(type(call.ref()));
    }

    /** The names of all methods that begin a transaction, such as {@code SceneOrdering.claim}. */
    private Set<String> commits() {
        Set<String> names = new LinkedHashSet<>();
        Arrays.stream(beans.getBeanDefinitionNames())
                .map(this::type)
                .filter(type -> inRoom(type) || BESIDES.contains(type.getName()))
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(PointCatalog::begins)
                .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName())
                .sorted()
                .forEach(names::add);
        return names;
    }

    private Class<?> type(String bean) {
        Class<?> type = beans.getType(bean, false);
        return type == null ? Object.class : ClassUtils.getUserClass(type);
    }

    private static boolean inRoom(Class<?> type) {
        return ROOMS.contains(type.getPackageName());
    }

    private static boolean begins(Method method) {
        Transactional found = AnnotatedElementUtils.findMergedAnnotation(method, Transactional.class);
        return found != null && found.propagation() != Propagation.MANDATORY && !found.readOnly();
    }
}
