/**
 * Paid generation: tasks, slots, the routing of scenes to endpoints and the port every provider fills.
 *
 * <p>A provider is one folder below this one plus one file in {@code routes/provider}; providers never see each other.
 */
@NullMarked
package dev.sceneroute.generation;

import org.jspecify.annotations.NullMarked;
