/** Kling, simulated: what a client that works with this sees is what it sees of Kling. */
@NullMarked
package dev.sceneroute.sandbox.kling;

import org.jspecify.annotations.NullMarked;
