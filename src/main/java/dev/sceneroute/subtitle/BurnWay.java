package dev.sceneroute.subtitle;

/** What draws cues into the picture. */
public enum BurnWay {
    /** FFmpeg's filter {@code ass} (libass), from a script and the fonts it names. */
    ASS,
    /** This program: a picture for each state of a cue, laid over the film by FFmpeg. */
    DRAWN
}
