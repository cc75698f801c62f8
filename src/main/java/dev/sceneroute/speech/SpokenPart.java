package dev.sceneroute.speech;

/**
 * A piece of a text and its speech.
 *
 * @param piece which piece it is
 * @param spoken its sound and what the engine told of its words; their places are counted in the piece
 */
public record SpokenPart(SpeechPieces.Piece piece, SpokenPiece spoken) {}
