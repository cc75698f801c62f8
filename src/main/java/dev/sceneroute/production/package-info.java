/**
 * The domain: projects, scripts, scenes, jobs, their states and their stores. Knows no provider, no FFmpeg, no HTTP.
 *
 * <p>Every enum here that is a state holds its legal moves; every store writes with the expected old state, and an
 * update count of 0 means somebody else moved the row: stop quietly.
 */
@NullMarked
package dev.sceneroute.production;

import org.jspecify.annotations.NullMarked;
