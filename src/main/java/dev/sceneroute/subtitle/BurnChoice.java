package dev.sceneroute.subtitle;

/** What is wanted to draw cues into the picture. */
public enum BurnChoice {
    /** libass where FFmpeg has it and it knows the text's characters, else this program. */
    AUTO,
    /** libass, or it is refused. */
    ASS,
    /** This program draws, FFmpeg lays its pictures over the film. */
    DRAWN
}
