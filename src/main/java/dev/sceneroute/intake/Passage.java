package dev.sceneroute.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sceneroute.speech.SpeakingTime;
import java.util.ArrayList;
import java.util.List;

/** A paragraph of a story with the pictures that belong to it: one scene, or several if it takes long to say. */
final class Passage {
    /** The shortest clip a provider makes (Kling, Omni video: 3 to 15 s). */
    private static final int SHORTEST_SECONDS = 3;

    private String words = "";
    private String visual = "";
    private String caption = "";
    private final List<MarkdownText.Image> images = new ArrayList<>();
    private int line;

    /** Whether there is something to make a scene of, apart from a picture that waits for its words. */
    boolean isTold() {
        return !words.isEmpty() || !visual.isEmpty();
    }

    /** The line of the file it begins on. */
    int line() {
        return line;
    }

    /** Notes where it begins, unless that is known. */
    void begin(int at) {
        line = line == 0 ? at : line;
    }

    /** What is said. */
    void say(String text, int at) {
        words = text;
        begin(at);
    }

    /** What is seen; a second text goes on where the first ends. */
    void show(String text, int at) {
        visual = visual.isEmpty() ? text : visual + " " + text;
        begin(at);
    }

    /** What is written on its first picture. */
    void caption(String text) {
        caption = text;
    }

    /** The pictures it starts from and refers to. */
    void add(List<MarkdownText.Image> more) {
        images.addAll(more);
    }

    /** Its scenes, none if it has neither words nor pictures. */
    List<ObjectNode> scenes(Sentences sentences) {
        List<ObjectNode> scenes = new ArrayList<>();
        if (!words.isEmpty()) {
            sentences.parts(words).forEach(part -> scenes.add(spoken(part)));
        } else if (!visual.isEmpty() || !images.isEmpty()) {
            scenes.add(silent());
        }
        if (!scenes.isEmpty()) {
            addOnce(scenes.get(0));
        }
        return scenes;
    }

    private ObjectNode spoken(String part) {
        ObjectNode scene = JsonNodeFactory.instance.objectNode().put("narration", part);
        int needed = (int) Math.ceil(SpeakingTime.seconds(part));
        int seconds = Math.max(SHORTEST_SECONDS, Math.min(Sentences.LONGEST_SECONDS, needed));
        scene.put("target_duration", seconds).put("guessed_duration", seconds);
        return visual.isEmpty() ? scene : scene.put("visual_prompt", visual);
    }

    private ObjectNode silent() {
        String seen = visual.isEmpty() ? images.get(0).description() : visual;
        return JsonNodeFactory.instance.objectNode().put("visual_prompt", seen);
    }

    /** Caption and pictures belong to the first scene alone: the film must not jump back to the same frame. */
    private void addOnce(ObjectNode scene) {
        if (!caption.isEmpty()) {
            scene.put("on_screen_text", caption);
        }
        if (!images.isEmpty()) {
            ArrayNode assets = scene.putArray("reference_assets");
            for (MarkdownText.Image image : images) {
                String role = assets.isEmpty() ? "first_frame" : "reference";
                assets.addObject().put("role", role).put("path", image.path());
            }
        }
    }
}
