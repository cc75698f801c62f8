package dev.sceneroute.speech;

import java.time.Duration;

/**
 * A word of a spoken text and when it is heard.
 *
 * @param start index of its first character in the text (UTF-16, as everywhere in Java)
 * @param end index behind its last character
 * @param from when it begins, from the beginning of the speech
 * @param to when it ends; not before {@code from}
 */
public record TimedWord(int start, int end, Duration from, Duration to) {}
