package dev.sceneroute.subtitle;

import dev.sceneroute.media.text.Piece;

/**
 * A part of the text that stays in one line, and when it is heard.
 *
 * @param piece its place and width
 * @param from milliseconds from the beginning of the scene
 * @param to milliseconds from the beginning of the scene
 */
record Unit(Piece piece, long from, long to) {}
