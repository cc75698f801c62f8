/**
 * The meaning of each stage in {@code routes/pipeline}: one class a stage, one public method a step.
 *
 * <p>Every stage is claim (one statement), one outside act, record (one transaction). What happens next is said in the
 * routes, from the outcome these methods return.
 */
@NullMarked
package dev.sceneroute.pipeline;

import org.jspecify.annotations.NullMarked;
