package dev.sceneroute.media;

import java.util.List;

/** What is laid over a scene's picture while it is encoded. Its files lie in the folder FFmpeg runs in. */
public interface Layer {

    /** Arguments for one more input; empty if none is needed. */
    List<String> inputs();

    /**
     * A part of a {@code -filter_complex}.
     *
     * @param from the pad of the scene's picture
     * @param input number of the input the {@linkplain #inputs} became
     * @param to the pad of the picture with the layer
     */
    String filter(String from, int input, String to);
}
