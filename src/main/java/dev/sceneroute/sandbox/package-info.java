/** The outside world, simulated on loopback over real HTTP with the real wire contract. */
@NullMarked
package dev.sceneroute.sandbox;

import org.jspecify.annotations.NullMarked;
