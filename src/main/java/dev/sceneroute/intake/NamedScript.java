package dev.sceneroute.intake;

import dev.sceneroute.production.Script;

/**
 * A checked script and what its file calls it.
 *
 * @param name the file's name without its ending; in a CSV file of many videos, the text of the {@code video} column
 * @param script the script
 */
public record NamedScript(String name, Script script) {}
