package dev.sceneroute.media.text;

import java.awt.Color;

/**
 * What drawn letters look like.
 *
 * @param fill the colour of the letters
 * @param edge the colour around them
 * @param edgeWidth how far it reaches, in ems; 0 for none
 * @param shadow how far right and down their shadow falls, in ems; 0 for none
 * @param weight how much thicker than the font's they are on each side, in ems; 0 for as they are
 */
public record TextStyle(Color fill, Color edge, double edgeWidth, double shadow, double weight) {

    /** White with a black edge: readable on any picture. */
    public static final TextStyle ON_PICTURES = new TextStyle(Color.WHITE, Color.BLACK, 0.065, 0.03, 0);

    /** White without anything, for plain backgrounds. */
    public static final TextStyle PLAIN = new TextStyle(Color.WHITE, Color.BLACK, 0, 0, 0);
}
