/**
 * Speech over HTTP: one call, its answer as a file, and what engines that are reached by HTTP share. What is said on the
 * wire is each engine's own.
 */
@NullMarked
package dev.sceneroute.speech.http;

import org.jspecify.annotations.NullMarked;
