/** The REST edge: operations of the contract, problem documents, idempotency, event streams, ranges. */
@NullMarked
package dev.sceneroute.api;

import org.jspecify.annotations.NullMarked;
