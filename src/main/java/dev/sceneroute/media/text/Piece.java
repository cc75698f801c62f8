package dev.sceneroute.media.text;

/**
 * A part of a text that stays in one line: a word with the blank behind it.
 *
 * @param start index of its first character (UTF-16)
 * @param end index behind its last character, blanks included
 * @param width how much of a line it takes, blanks included
 * @param shown how much of a line it takes at the end of one, where blanks are not shown
 * @param cost how bad it is to end a line behind it, see {@link LineBreak}
 */
public record Piece(int start, int end, double width, double shown, int cost) {}
