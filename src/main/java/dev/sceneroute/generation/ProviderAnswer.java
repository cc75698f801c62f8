package dev.sceneroute.generation;

/**
 * What a provider answered.
 *
 * @param status HTTP status
 * @param body the body as text, empty if there was none
 */
public record ProviderAnswer(int status, String body) {}
