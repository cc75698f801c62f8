package dev.sceneroute.drill;

import dev.sceneroute.production.Deliver;
import dev.sceneroute.sandbox.kling.Fault;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What makes the flow come by a step. Most steps are on the way of every film; for the others something must go wrong,
 * or a person must do something.
 *
 * @param deliver how far the jobs go that are started for it
 * @param faults what goes wrong at the provider, so many times
 * @param failing the step of ours that fails, if one does
 * @param action what somebody does
 */
record Provocation(
        Deliver deliver,
        Map<Fault, Integer> faults,
        @Nullable String failing,
        Action action) {

    /** What somebody outside does. */
    enum Action {
        /** Starts a job. */
        START_JOB,
        /** Starts a job, cancels it, and tries it again. */
        CANCEL_JOB,
        /** Tries a failed scene again. */
        RETRY_SCENE,
        /** Starts a job, and changes a line of its film when it is made. */
        CHANGE_FILM,
        /** Starts a job, pauses it, and lets it go on. */
        PAUSE_JOB,
        /** Starts a job, and asks the program to stop, by SIGTERM. */
        STOP,
        /** Starts a job, while a process was never heard of again. */
        LOSE_NODE,
        /** Drops a script into the inbox. */
        DROP_FILE,
        /** Drops something that is no script. */
        DROP_NONSENSE,
        /** Starts a job and wants to hear of its end. */
        WANT_NOTICE,
        /** The same, and does not take the notice at first. */
        REFUSE_NOTICE
    }

    /** Of two scenes, at least one is refused twice then, and no hook is asked a second time. */
    private static final int REFUSED_TO_THE_END = 3;

    private static final Map<String, Provocation> BY_STEP = Map.ofEntries(
            Map.entry("OrderRefusal.handle", fault(Fault.CREATE_TOO_FAST, 2)),
            Map.entry("TaskReporting.unanswered", fault(Fault.QUERY_ERROR, 4)),
            Map.entry("TaskReporting.renew", clips(Fault.FILE_EXPIRED, 1)),
            Map.entry("ClipCollection.notFetched", clips(Fault.FILE_EXPIRED, 1)),
            Map.entry("ClipRejection.decide", clips(Fault.CLIP_NOT_MP4, 1)),
            Map.entry("ClipCollection.notKept", failing(Deliver.CLIPS, "ClipCollection.keep")),
            Map.entry("ClipConforming.failed", failing(Deliver.FILM, "ClipConforming.conform")),
            Map.entry("JobNarration.failed", failing(Deliver.FILM, "SceneSpeech.speak")),
            Map.entry("FilmAssembly.failed", failing(Deliver.FILM, "FilmAssembly.join")),
            Map.entry("JobEnding.fail", fault(Fault.CREATE_MODERATED, REFUSED_TO_THE_END)),
            Map.entry("PromptRewrite.claim", fault(Fault.CREATE_MODERATED, 1)),
            Map.entry("PromptRewrite.take", fault(Fault.CREATE_MODERATED, 1)),
            Map.entry("PromptRewrite.notRewritten", fault(Fault.CREATE_MODERATED, 1)),
            Map.entry("rewrite", fault(Fault.CREATE_MODERATED, 1)),
            Map.entry("TaskLookUp.claim", fault(Fault.CALLBACK_LOST, 2)),
            Map.entry("AbsentOrder.again", fault(Fault.CREATE_ERROR_BEFORE, 2)),
            Map.entry("CallbackHearing.refuse", fault(Fault.CALLBACK_FORGED, 2)),
            Map.entry("WorkPause.pause", action(Deliver.LINKS, Action.PAUSE_JOB)),
            Map.entry("WorkPause.resume", action(Deliver.LINKS, Action.PAUSE_JOB)),
            Map.entry("NodeBeat.leave", action(Deliver.LINKS, Action.STOP)),
            Map.entry("NodeBeat.takeOver", action(Deliver.LINKS, Action.LOSE_NODE)),
            Map.entry("AccountHold.claim", fault(Fault.CREATE_PACK_EMPTY, 1)),
            Map.entry("AccountHold.looked", fault(Fault.CREATE_PACK_EMPTY, 1)),
            Map.entry("kling-account", fault(Fault.CREATE_PACK_EMPTY, 1)),
            Map.entry("kling-list", hidden()),
            Map.entry("JobControl.cancel", action(Deliver.LINKS, Action.CANCEL_JOB)),
            Map.entry("JobControl.retry", action(Deliver.LINKS, Action.CANCEL_JOB)),
            Map.entry(
                    "JobControl.retryScene",
                    new Provocation(
                            Deliver.LINKS,
                            Map.of(Fault.CREATE_MODERATED, REFUSED_TO_THE_END),
                            null,
                            Action.RETRY_SCENE)),
            Map.entry("JobRevision.revise", action(Deliver.FILM, Action.CHANGE_FILM)),
            Map.entry("Inbox.take", action(Deliver.FILM, Action.DROP_FILE)),
            Map.entry("Inbox.tell", action(Deliver.FILM, Action.DROP_FILE)),
            Map.entry("ScriptIntake.take", action(Deliver.FILM, Action.DROP_FILE)),
            Map.entry("Inbox.refuse", action(Deliver.FILM, Action.DROP_NONSENSE)),
            Map.entry("JobNotice.notTold", action(Deliver.LINKS, Action.REFUSE_NOTICE)));

    private static final List<String> FILM_STAGES =
            List.of("JobNarration.", "SceneSpeech.", "ClipConforming.", "FilmMixing.", "FilmAssembly.");

    private static final Provocation SLOW_ANSWER =
            new Provocation(Deliver.LINKS, Map.of(Fault.CREATE_SLOW, 1), null, Action.START_JOB);

    /** An ordinary job that goes far enough. */
    static Provocation ordinary(Deliver deliver) {
        return action(deliver, Action.START_JOB);
    }

    /** What brings the flow to a point. */
    static Provocation of(KillPoint point) {
        String step = point.step();
        if (step.equals("kling-create") && point.moment() == Moment.DURING_CALL) {
            return SLOW_ANSWER;
        }
        Provocation special = BY_STEP.get(step);
        if (special != null) {
            return special;
        }
        if (step.startsWith("JobNotice.") || step.equals("notice")) {
            return action(Deliver.LINKS, Action.WANT_NOTICE);
        }
        return ordinary(farEnough(step));
    }

    private static Deliver farEnough(String step) {
        boolean film = FILM_STAGES.stream().anyMatch(step::startsWith);
        boolean clips = step.startsWith("ClipCollection.") || step.equals("ffmpeg");
        return film ? Deliver.FILM : clips ? Deliver.CLIPS : Deliver.LINKS;
    }

    private static Provocation fault(Fault fault, int times) {
        return new Provocation(Deliver.LINKS, Map.of(fault, times), null, Action.START_JOB);
    }

    private static Provocation clips(Fault fault, int times) {
        return new Provocation(Deliver.CLIPS, Map.of(fault, times), null, Action.START_JOB);
    }

    /** An order whose answer is lost and which only the provider's list shows. */
    private static Provocation hidden() {
        return new Provocation(
                Deliver.LINKS, Map.of(Fault.REPLY_LOST, 1, Fault.QUERY_EXTERNAL_ID_UNKNOWN, 4), null, Action.START_JOB);
    }

    private static Provocation failing(Deliver deliver, String step) {
        return new Provocation(deliver, Map.of(), step, Action.START_JOB);
    }

    private static Provocation action(Deliver deliver, Action action) {
        return new Provocation(deliver, Map.of(), null, action);
    }
}
