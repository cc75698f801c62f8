/**
 * What is said in the scenes of a job: which speech belongs to which scene, how the two go together, and the speech that was
 * made before. Knows the domain and the engines' common language, not the pipeline.
 */
@NullMarked
package dev.sceneroute.narration;

import org.jspecify.annotations.NullMarked;
