/**
 * How scripts come in: reading JSON, YAML, CSV, Markdown and text, and checking what people wrote.
 *
 * <p>Every way in ends as one JSON tree. {@link dev.sceneroute.intake.ScriptReader} checks that tree by one JSON Schema
 * ({@code schema/script.schema.json}) and then by one set of rules, and makes the {@code Script}. Files add only a
 * reader per format, which turns text into such a tree and remembers the line of each field.
 *
 * <p>Nothing here knows a provider: what one model can do is checked where clips are ordered.
 */
@NullMarked
package dev.sceneroute.intake;

import org.jspecify.annotations.NullMarked;
