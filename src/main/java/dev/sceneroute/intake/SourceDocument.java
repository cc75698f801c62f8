package dev.sceneroute.intake;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One script as it was given, not checked yet.
 *
 * @param name the file's name without its ending, or the video's name in a file of many
 * @param tree its fields
 * @param lines where they stand in the file
 */
record SourceDocument(String name, JsonNode tree, SourceLines lines) {}
