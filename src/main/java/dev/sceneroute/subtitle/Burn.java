package dev.sceneroute.subtitle;

import dev.sceneroute.media.Layer;
import java.util.List;

/**
 * What FFmpeg is told so that it draws a scene's cues while it encodes the scene. It runs in the folder the files were put
 * into; its picture must have the film's size and rate and begin at time 0.
 *
 * @param inputs arguments for one more input; empty if none is needed
 * @param chain what is done to the picture, with {@code @FROM}, {@code @CUES} and {@code @TO} for the pads
 */
public record Burn(List<String> inputs, String chain) implements Layer {

    /** Nothing is drawn. */
    static final Burn NOTHING = new Burn(List.of(), "@FROMnull@TO");

    /** Copies the list. */
    public Burn {
        inputs = List.copyOf(inputs);
    }

    /** Whether there is anything to draw; if not, the picture need not be encoded anew. */
    public boolean isNothing() {
        return equals(NOTHING);
    }

    /**
     * A part of a {@code -filter_complex}.
     *
     * @param from the pad of the scene's picture, such as {@code 0:v} or {@code conformed}
     * @param input number of the input the {@linkplain #inputs} became; not looked at if there is none
     * @param to the pad of the picture with cues
     */
    @Override
    public String filter(String from, int input, String to) {
        return chain.replace("@FROM", "[" + from + "]")
                .replace("@CUES", "[" + input + ":v]")
                .replace("@TO", "[" + to + "]");
    }
}
