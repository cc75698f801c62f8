/** Kling, spoken faithfully: requests, responses, failures, keys. Pure translation; the HTTP is Camel's. */
@NullMarked
package dev.sceneroute.generation.kling;

import org.jspecify.annotations.NullMarked;
