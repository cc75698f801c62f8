/** Sceneroute: a script goes in, a finished video comes out. */
@org.jspecify.annotations.NullMarked
package dev.sceneroute;
