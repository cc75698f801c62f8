/**
 * Speech: what is said, who says it, and when each word of it is heard. Knows nothing of jobs; media's tools cut and join
 * its sound.
 */
@NullMarked
package dev.sceneroute.speech;

import org.jspecify.annotations.NullMarked;
