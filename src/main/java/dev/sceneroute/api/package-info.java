/**
 * The REST edge: operations of the contract, problem documents, idempotency, event streams, ranges.
 *
 * <p>{@code openapi/sceneroute.yaml} is the contract. Each of its operations is a route in {@code routes/api}, whose
 * beans are the {@code …Operations} classes here; only the operations marked {@code x-streamed} in the contract, whose
 * bodies must never be held in memory, are controllers of Spring MVC. Whatever fails, anywhere under {@code /api},
 * becomes a {@link dev.sceneroute.api.Problem} in one place, {@link dev.sceneroute.api.ProblemRules}.
 */
@NullMarked
package dev.sceneroute.api;

import org.jspecify.annotations.NullMarked;
