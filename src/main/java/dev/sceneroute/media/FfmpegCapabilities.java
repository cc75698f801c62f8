package dev.sceneroute.media;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What one build of FFmpeg can do; builds differ in much (a build without GPL has no libx264, many have no libass).
 *
 * @param version as it says itself, such as {@code 4.4.1-static}
 * @param filters names of its filters
 * @param encoders names of its encoders
 */
public record FfmpegCapabilities(String version, Set<String> filters, Set<String> encoders) {

    private static final List<String> NEEDED_ENCODERS = List.of("libx264", "aac", "pcm_s16le", "mjpeg");
    private static final List<String> NEEDED_FILTERS = List.of(
            "aformat",
            "ametadata",
            "apad",
            "aresample",
            "asetpts",
            "atrim",
            "blackdetect",
            "blackframe",
            "bwdif",
            "format",
            "fps",
            "freezedetect",
            "lutrgb",
            "metadata",
            "pad",
            "scale",
            "select",
            "setparams",
            "setpts",
            "setsar",
            "silencedetect",
            "thumbnail",
            "tpad");

    private static final List<String> USEFUL_ENCODERS = List.of("libx265");
    private static final List<String> USEFUL_FILTERS = List.of(
            "drawtext",
            "ass",
            "crop",
            "gblur",
            "hflip",
            "loudnorm",
            "lutyuv",
            "overlay",
            "perspective",
            "settb",
            "transpose",
            "vflip",
            "xfade");

    /** Copies the sets. */
    public FfmpegCapabilities {
        filters = Set.copyOf(filters);
        encoders = Set.copyOf(encoders);
    }

    /** Whether it has a filter, such as {@code drawtext}. */
    public boolean hasFilter(String name) {
        return filters.contains(name);
    }

    /**
     * Makes sure that it has some filters.
     *
     * @param what they are needed for, in words
     * @throws FfmpegException if it lacks one
     */
    void need(String what, List<String> wanted) {
        List<String> lacking = wanted.stream().filter(name -> !hasFilter(name)).toList();
        if (!lacking.isEmpty()) {
            throw new FfmpegException("This FFmpeg (" + version + ") cannot make " + what + ": it lacks the filter "
                    + String.join(" and ", lacking)
                    + ". Set sceneroute.ffmpeg.path to one that has it; the one the build brings along does");
        }
    }

    /** Whether it has an encoder, such as {@code libx264}. */
    public boolean hasEncoder(String name) {
        return encoders.contains(name);
    }

    /** What a film cannot be made without and this build lacks; empty if all is there. */
    public List<String> missing() {
        return missing(NEEDED_ENCODERS, NEEDED_FILTERS);
    }

    /** What some features use and this build lacks. */
    public List<String> missingExtras() {
        return missing(USEFUL_ENCODERS, USEFUL_FILTERS);
    }

    private List<String> missing(Collection<String> wantedEncoders, Collection<String> wantedFilters) {
        List<String> missing = new ArrayList<>(wantedEncoders);
        missing.removeAll(encoders);
        List<String> missingFilters = new ArrayList<>(wantedFilters);
        missingFilters.removeAll(filters);
        missing.addAll(missingFilters);
        return missing;
    }
}
