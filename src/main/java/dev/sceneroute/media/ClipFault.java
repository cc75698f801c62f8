package dev.sceneroute.media;

import java.util.Locale;

/** Why a clip cannot be used as it is: a closed set, so that what happens next is decided in one switch. */
public enum ClipFault {
    /** Not a video at all: a picture, a playlist, a page of text, nothing. */
    NOT_MP4("container"),
    /** A video in another container, or of another coding, than a plain MP4 file has. */
    FOREIGN_FORM("form"),
    /** Cut off: its header promises more than the file has. Fetching it again may help. */
    TRUNCATED("container"),
    /** Its header or its frames are damaged, or of a kind that is not decoded. */
    UNDECODABLE("decoding"),
    /** It has no picture. */
    NO_VIDEO("container"),
    /** Its frames are absurdly small or large. */
    ABSURD_SIZE("size"),
    /** The file has more bytes than a clip may have. */
    TOO_LARGE("bytes"),
    /** It is longer than ordered, by more than is tolerated. */
    TOO_LONG("length"),
    /** It is shorter than ordered. */
    TOO_SHORT("length"),
    /** Its picture has another width to height than ordered: upright in place of lying, say. */
    WRONG_SHAPE("shape"),
    /** Its picture has more or fewer pixels than the film's. */
    WRONG_SIZE("size"),
    /** It has another frame rate than the film. */
    WRONG_RATE("rate"),
    /** Nothing is to be seen in it. */
    BLACK("black"),
    /** Nothing moves in it, from its first to its last frame. */
    FROZEN("frozen"),
    /** Sound was ordered and nothing is to be heard. */
    SILENT("silent");

    private final String check;

    ClipFault(String check) {
        this.check = check;
    }

    /** What is looked at when it is found. */
    public String check() {
        return check;
    }

    /** The word used in rows, JSON and metrics. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the way here, and not the provider, may have done it: fetching the clip once more costs nothing. */
    public boolean mayBeTheNetworks() {
        return this == NOT_MP4 || this == TRUNCATED || this == UNDECODABLE;
    }

    /** Whether the next clip would have it too, so that paying for one is of no use. */
    public boolean wouldComeAgain() {
        return this == FOREIGN_FORM;
    }
}
