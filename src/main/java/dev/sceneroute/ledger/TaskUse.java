package dev.sceneroute.ledger;

import dev.sceneroute.generation.EndpointType;
import dev.sceneroute.generation.GenerationTask;
import dev.sceneroute.generation.Money;
import dev.sceneroute.generation.TaskReport;
import dev.sceneroute.generation.Units;
import dev.sceneroute.ledger.Orphan.Reason;
import org.jspecify.annotations.Nullable;

/**
 * An order of ours and whether a scene uses what it makes.
 *
 * @param place where it was ordered
 * @param owner whose it is
 * @param externalId our id
 * @param providerTaskId the provider's id, if known
 * @param state where it is here
 * @param units what was settled, if it has ended
 * @param unitCost what a unit was said to cost
 * @param unused why no scene uses it; nothing if one does
 * @param jobId its job
 * @param sceneOrder its scene
 * @param attempt which order of the scene it is
 */
record TaskUse(
        Place place,
        String owner,
        String externalId,
        @Nullable String providerTaskId,
        String state,
        @Nullable Units units,
        @Nullable Money unitCost,
        @Nullable Reason unused,
        String jobId,
        int sceneOrder,
        int attempt) {

    /**
     * Where something was ordered: each has a list of its own at the provider.
     *
     * @param service the provider
     * @param endpoint the capability
     */
    record Place(String service, EndpointType endpoint) {
        static Place of(GenerationTask task) {
            return new Place(task.service(), task.order().endpoint());
        }

        @Override
        public String toString() {
            return service + " " + endpoint.text();
        }
    }

    /** As an orphan, for a reason, by our own books. */
    Orphan orphan(Reason reason) {
        return orphan(reason, providerTaskId, state, units);
    }

    /** As an orphan, for a reason, by what the provider says. */
    Orphan orphan(Reason reason, TaskReport report) {
        Units said = report.units() == null ? units : new Units(report.units());
        return orphan(reason, report.taskId(), OrphanScan.word(report), said);
    }

    private Orphan orphan(Reason reason, @Nullable String taskId, String status, @Nullable Units cost) {
        return new Orphan(
                place.service(),
                place.endpoint(),
                taskId,
                externalId,
                status,
                cost,
                cost == null || unitCost == null ? null : cost.at(unitCost),
                reason,
                reason.explanation(),
                jobId,
                sceneOrder,
                attempt);
    }
}
