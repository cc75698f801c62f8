package dev.sceneroute.pipeline;

import dev.sceneroute.media.ClipFinding;
import dev.sceneroute.media.ClipRejectedException;
import dev.sceneroute.media.ClipRepair;
import dev.sceneroute.media.ClipReport;
import dev.sceneroute.media.ClipVerdict;
import dev.sceneroute.production.ClipInspection;
import dev.sceneroute.production.ClipInspection.Figure;
import dev.sceneroute.production.ClipInspectionStore;
import dev.sceneroute.production.JobScene;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes down what came of each check of a clip, in the transaction that acts on it, and counts it. */
@Component
public class ClipInspections {
    private static final String COUNTER = "sceneroute.clips.checked";

    private final ClipInspectionStore store;
    private final MeterRegistry meters;

    ClipInspections(ClipInspectionStore store, MeterRegistry meters) {
        this.store = store;
        this.meters = meters;
    }

    /** A clip is used. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void used(JobScene scene, ClipReport report) {
        ClipFinding decisive = report.decisive().orElse(null);
        append(
                scene,
                report.verdict(),
                decisive == null || decisive.fault() == null
                        ? null
                        : decisive.fault().word(),
                decisive == null ? ClipRepair.NONE : decisive.repair(),
                decisive == null ? null : decisive.message(),
                report.findings());
    }

    /** A clip is not used. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void rejected(JobScene scene, ClipRejectedException problem, ClipRepair repair) {
        append(scene, ClipVerdict.REJECTED, problem.fault().word(), repair, problem.getMessage(), problem.findings());
    }

    /** Whether the clip at hand was fetched once more already because of what was found. */
    boolean fetchedAgain(JobScene scene) {
        return store.repairedSo(taskId(scene), ClipRepair.FETCH_AGAIN.word());
    }

    private void append(
            JobScene scene,
            ClipVerdict verdict,
            @Nullable String fault,
            ClipRepair repair,
            @Nullable String message,
            List<ClipFinding> findings) {
        List<Figure> figures = findings.stream().map(ClipInspections::figure).toList();
        store.append(new ClipInspection(
                scene.key(),
                scene.attempt(),
                taskId(scene),
                verdict.word(),
                fault,
                repair.word(),
                message,
                figures,
                null));
        countWhenCommitted(verdict, fault == null ? "none" : fault);
    }

    private static Figure figure(ClipFinding finding) {
        String fault = finding.fault() == null ? null : finding.fault().word();
        return new Figure(finding.check(), finding.measured(), finding.expected(), fault);
    }

    private void countWhenCommitted(ClipVerdict verdict, String fault) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                meters.counter(COUNTER, "verdict", verdict.word(), "fault", fault)
                        .increment();
            }
        });
    }

    private static String taskId(JobScene scene) {
        return Objects.requireNonNull(scene.taskId(), "a collected clip has a task");
    }
}
