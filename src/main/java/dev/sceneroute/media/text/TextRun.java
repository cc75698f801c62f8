package dev.sceneroute.media.text;

/**
 * A part of a text one font draws.
 *
 * @param start index of its first character (UTF-16)
 * @param end index behind its last character
 * @param typeface what draws it
 */
public record TextRun(int start, int end, Typeface typeface) {}
