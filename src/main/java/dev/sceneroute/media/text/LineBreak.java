package dev.sceneroute.media.text;

/**
 * A place where a line may end.
 *
 * @param at index of the first character of the next line; blanks before it are not shown
 * @param cost how bad it is to end there, 0 for the end of a sentence to {@value #LAST_RESORT} inside a word
 */
public record LineBreak(int at, int cost) {

    /** Behind the end of a sentence. */
    public static final int SENTENCE = 0;
    /** Behind a comma and its like. */
    public static final int CLAUSE = 1;
    /** Between two words. */
    public static final int WORD = 3;
    /** Between two characters of a script without spaces, where one word seems to end. */
    public static final int PHRASE = 4;
    /** Between two characters of a script without spaces. */
    public static final int CHARACTER = 8;
    /** Inside a word that is longer than a line. */
    public static final int LAST_RESORT = 40;
}
