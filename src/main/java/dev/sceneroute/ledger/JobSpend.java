package dev.sceneroute.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a job costs.
 *
 * @param currency the name of the money, of which every amount is an estimate
 * @param estimated what it was expected to cost when it was accepted; nothing for a job from before there was a ledger
 * @param unpricedScenes scenes that had no price: the estimate is too low by theirs
 * @param reserved held for orders whose end is not known yet
 * @param spent taken for orders that have ended
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobSpend(
        String currency, @Nullable Amount estimated, int unpricedScenes, Amount reserved, Amount spent) {}
