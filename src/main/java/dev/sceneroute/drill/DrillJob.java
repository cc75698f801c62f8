package dev.sceneroute.drill;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sceneroute.production.Deliver;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One film the drill wants. Its scenes are known at the provider by their prompts, whatever ids anybody gives them. */
final class DrillJob {
    /** Seconds of every scene. */
    static final int SECONDS = 3;

    private static final Pattern PROMPT = Pattern.compile("Film (\\d+), scene (\\d+)");

    private final int number;
    private final Replica askedAt;
    private final Deliver deliver;
    private final int scenes;
    private final @Nullable String notifyUrl;
    private volatile @Nullable String id;
    private volatile String status = "unsent";
    private volatile boolean canceled;
    private volatile boolean pausing;
    private volatile boolean paused;
    private volatile boolean changing;

    DrillJob(int number, Replica askedAt, Deliver deliver, int scenes, @Nullable String notifyUrl) {
        this.number = number;
        this.askedAt = askedAt;
        this.deliver = deliver;
        this.scenes = scenes;
        this.notifyUrl = notifyUrl;
    }

    /**
     * A scene as the provider knows it.
     *
     * @param film the film's number
     * @param order the scene's place, from 1
     */
    record Place(int film, int order) {

        /** The scene a prompt was made for; nothing if it is none of the drill's. */
        static @Nullable Place of(String prompt) {
            Matcher words = PROMPT.matcher(prompt);
            return words.find() ? new Place(Integer.parseInt(words.group(1)), Integer.parseInt(words.group(2))) : null;
        }
    }

    int number() {
        return number;
    }

    /** The process it is asked for at, as long as that lives. */
    Replica askedAt() {
        return askedAt;
    }

    Deliver deliver() {
        return deliver;
    }

    int scenes() {
        return scenes;
    }

    /** Its id, once it is known. */
    @Nullable
    String id() {
        return id;
    }

    void id(String known) {
        id = known;
    }

    /** Its status by its own API, or {@code unsent}. */
    String status() {
        return status;
    }

    void status(String now) {
        status = now;
    }

    /** Whether it is to be cancelled once. */
    boolean takeCancel() {
        boolean was = canceled;
        canceled = false;
        return was;
    }

    void cancelSoon() {
        canceled = true;
    }

    /** Whether it is to be paused once. */
    boolean takePause() {
        boolean was = pausing;
        pausing = false;
        return was;
    }

    void pauseSoon() {
        pausing = true;
        paused = true;
    }

    /** Whether it may be paused. */
    boolean paused() {
        return paused;
    }

    void resumed() {
        paused = false;
    }

    /** Whether its film is made, and one line of it is to be another. */
    boolean isToBeChanged() {
        return changing && status.equals("succeeded");
    }

    void changeSoon() {
        changing = true;
    }

    void changed() {
        changing = false;
        status = "running";
    }

    boolean done() {
        return status.equals("succeeded") && !changing;
    }

    boolean stopped() {
        return status.equals("failed") || status.equals("canceled");
    }

    /** The script. */
    ObjectNode script() {
        ObjectNode script = JsonNodeFactory.instance.objectNode().put("title", "Drill " + number);
        // Short enough for any scene, so that films are as long as the drill expects.
        script.putObject("speech").put("voice", "silence");
        ArrayNode list = script.putArray("scenes");
        for (int order = 1; order <= scenes; order++) {
            list.add(scene(order, "Film " + number));
        }
        return script;
    }

    /** What is posted to try one scene again. */
    String edit(int order, boolean refused) {
        ObjectNode edit = JsonNodeFactory.instance.objectNode();
        if (refused) {
            edit.put("visual_prompt", prompt(order) + ", said by a person");
        }
        return edit.toString();
    }

    private ObjectNode scene(int order, String narration) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("narration", narration)
                .put("visual_prompt", prompt(order))
                .put("target_duration", SECONDS);
    }

    /** What is put to have another line said in the first scene. */
    String change() {
        return scene(1, "Film " + number + " anew").toString();
    }

    private String prompt(int order) {
        return "Film %d, scene %d of %d".formatted(number, order, scenes);
    }

    /** What is posted to start it. */
    String order() {
        ObjectNode order = JsonNodeFactory.instance.objectNode().put("deliver", deliver.word());
        order.set("script", script());
        if (notifyUrl != null) {
            order.put("notify_url", notifyUrl);
        }
        return order.toString();
    }
}
