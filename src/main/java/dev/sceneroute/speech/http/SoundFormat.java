package dev.sceneroute.speech.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/** How an engine's sound is packed, and how a file of each kind is recognized. */
public enum SoundFormat {
    /** Samples alone: 16 bits, little-endian, one channel. Becomes a WAV file as soon as it is here. */
    PCM(".wav"),
    /** RIFF WAVE. */
    WAV(".wav"),
    /** MPEG audio, with or without an ID3 tag. */
    MP3(".mp3"),
    /** Vorbis or Opus in Ogg. */
    OGG(".ogg"),
    /** FLAC. */
    FLAC(".flac");

    private final String ending;

    SoundFormat(String ending) {
        this.ending = ending;
    }

    /** The ending of such a file's name, with its dot. */
    public String ending() {
        return ending;
    }

    /**
     * Whether a file that begins so can be one of these; samples alone can begin with anything but what is clearly text.
     *
     * @param head its first bytes, at least twelve unless it is shorter
     */
    boolean begins(byte[] head) {
        return switch (this) {
            case PCM -> head.length >= 2 && !starts(head, 0, "{") && !starts(head, 0, "<");
            case WAV -> starts(head, 0, "RIFF") && starts(head, 8, "WAVE");
            case MP3 -> starts(head, 0, "ID3") || frame(head);
            case OGG -> starts(head, 0, "OggS");
            case FLAC -> starts(head, 0, "fLaC");
        };
    }

    /** Eleven bits of sync, then neither a reserved version nor a reserved layer. */
    private static boolean frame(byte[] head) {
        return head.length >= 2
                && head[0] == (byte) 0xFF
                && (head[1] & 0xE0) == 0xE0
                && (head[1] & 0x18) != 0x08
                && (head[1] & 0x06) != 0;
    }

    private static boolean starts(byte[] head, int at, String sign) {
        return head.length >= at + sign.length()
                && Arrays.equals(Arrays.copyOfRange(head, at, at + sign.length()), sign.getBytes(ISO_8859_1));
    }
}
