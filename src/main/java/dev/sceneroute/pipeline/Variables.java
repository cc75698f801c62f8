package dev.sceneroute.pipeline;

import dev.sceneroute.generation.ProviderHttp;
import dev.sceneroute.speech.Speaking;

/**
 * The names under which our own values travel with an exchange: as exchange variables, so that none can leak into
 * outgoing HTTP. The routes use these names and no others.
 */
public final class Variables {
    /** The answer to a REST request, kept while what follows from it is woken. */
    public static final String ANSWER = "answer";

    /** The {@link dev.sceneroute.production.Job} a route is at. */
    public static final String JOB = "job";

    /** The {@link dev.sceneroute.production.JobScene} a route is at. */
    public static final String SCENE = "scene";

    /** The {@link dev.sceneroute.generation.GenerationTask} a route is at. */
    public static final String TASK = "task";

    /** The name of the provider a route is at. */
    public static final String SERVICE = "service";

    /** The {@link Outcome} or {@link TaskNews} that is being handed over. */
    public static final String NEWS = "news";

    /** The {@link dev.sceneroute.generation.CallbackVerdict} on the callback that is being answered. */
    public static final String VERDICT = "verdict";

    /**
     * The {@link TaskLookUp.ListScan} or {@link dev.sceneroute.ledger.OrphanScan} through a provider's list: it names the
     * page and its size.
     */
    public static final String SCAN = "scan";

    /** The {@link TaskBackfill.Reading} of a provider's list. */
    public static final String BACKFILL = "backfill";

    /** The stage a job waits for, as the name of its hand-over. */
    public static final String STAGE = "stage";

    /** Where a dropped file is moved to when its exchange is done; a path. */
    public static final String DESTINATION = "destination";

    /** What was sent to a provider last, without secrets and images. */
    public static final String SENT = ProviderHttp.SENT;

    /** What a provider answered last, without images. */
    public static final String ANSWERED = ProviderHttp.ANSWERED;

    /** Where an engine that speaks puts its sound; a path. */
    public static final String FOLDER = Speaking.FOLDER;

    /** The {@link Speaking.Run} of a text that is being spoken. */
    public static final String SPEAKING = Speaking.SPEAKING;

    /** The {@link Speaking.Part} of it that is being spoken. */
    public static final String PART = Speaking.PART;

    /** The {@link dev.sceneroute.speech.SpeechPiece} that is being spoken. */
    public static final String PIECE = "piece";

    /** The {@link dev.sceneroute.speech.SpokenPiece} that gets its times. */
    public static final String SPOKEN = "spoken";

    private Variables() {}
}
