package dev.sceneroute.media;

/** Why a clip cannot be used: a closed set, so that what happens next is decided in one switch. */
public enum ClipFault {
    /** Not an MP4 file at all: a picture, a playlist, a page of text, nothing. */
    NOT_MP4,
    /** Cut off: its header promises more than the file has. Fetching it again may help. */
    TRUNCATED,
    /** Its header or its frames are damaged, or of a kind that is not decoded. */
    UNDECODABLE,
    /** It has no picture. */
    NO_VIDEO,
    /** Its frames are absurdly small or large. */
    WRONG_SIZE,
    /** It is shorter than ordered, by more than is tolerated. */
    TOO_SHORT,
    /** It is longer than ordered, by more than is tolerated. */
    TOO_LONG,
    /** The file has more bytes than a clip may have. */
    TOO_LARGE
}
