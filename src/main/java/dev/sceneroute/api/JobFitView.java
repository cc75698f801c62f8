package dev.sceneroute.api;

import java.util.List;

/**
 * How the scenes of a job and what is said in them go together.
 *
 * @param fits whether all speech has its place
 * @param decided whether the scenes may be ordered, because of that
 * @param scenes those in which something is said
 */
record JobFitView(String jobId, boolean fits, boolean decided, List<FitView> scenes) {}
