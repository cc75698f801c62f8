/**
 * Kling, simulated: what a client that works with this sees is what it sees of Kling.
 *
 * <p>Follows the legacy API ({@code /v1/videos/...}) of Kling's official documentation, read in September 2026, and
 * what was seen live on 2026-03-29. A request goes from a route in {@code routes/sandbox/kling.yaml} to one of the
 * {@code Kling...Api} classes; {@link dev.sceneroute.sandbox.kling.KlingSandbox} is the handle for tests. Where public
 * sources disagree or are silent, the sandbox does this:
 *
 * <ul>
 *   <li>a query for an unknown id is answered with 400 and code 1201;
 *   <li>lists show the newest task first;
 *   <li>callbacks are sent once, and those of one task in order, unless a fault is dialled in;
 *   <li>a task is {@code processing} after a tenth of its latency;
 *   <li>reference images given by address are taken on trust, because nothing outside is ever called.
 * </ul>
 */
@NullMarked
package dev.sceneroute.sandbox.kling;

import org.jspecify.annotations.NullMarked;
