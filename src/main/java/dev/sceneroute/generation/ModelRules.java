package dev.sceneroute.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One line of the compatibility matrix: what a model takes at one endpoint of one service.
 *
 * @param service the provider, such as {@code kling}
 * @param endpoint the capability
 * @param model the provider's model name
 * @param modes the modes it takes, cheapest first
 * @param seconds the lengths it makes, ascending
 * @param secondsWithoutImage the lengths it makes from text alone, ascending
 * @param shots whether it takes several shots in one clip
 * @param sound whether it makes sound
 */
public record ModelRules(
        String service,
        EndpointType endpoint,
        String model,
        List<String> modes,
        List<Integer> seconds,
        List<Integer> secondsWithoutImage,
        boolean shots,
        boolean sound) {

    /** Copies the lists. */
    public ModelRules {
        modes = List.copyOf(modes);
        seconds = List.copyOf(seconds);
        secondsWithoutImage = List.copyOf(secondsWithoutImage);
    }

    /** The mode asked for if nobody said one: the wanted one where the model has it, else its cheapest. */
    public String modeOr(String wanted) {
        return modes.contains(wanted) ? wanted : modes.get(0);
    }

    /**
     * Checks what depends on the model.
     *
     * @return one sentence for each broken rule, naming the script's field and the way out
     */
    public List<String> problems(VideoOrder order) {
        List<String> problems = new ArrayList<>();
        if (!modes.contains(order.mode())) {
            problems.add("generation.mode " + order.mode() + " is not taken by " + here() + ": use "
                    + String.join(" or ", modes));
        }
        List<Integer> allowed = order.images().isEmpty() ? secondsWithoutImage : seconds;
        if (!allowed.contains(order.durationSeconds())) {
            problems.add("target_duration is " + order.durationSeconds() + " s, " + here() + " makes " + words(allowed)
                    + " s" + (allowed.equals(seconds) ? "" : " without an image") + ": " + durationWayOut());
        }
        if (!shots && !order.shots().isEmpty()) {
            problems.add("shots are not taken by " + here() + ": leave out generation.endpoint and generation.model, "
                    + "or make each shot a scene");
        }
        if (!sound && order.sound()) {
            problems.add("generation.sound true is not taken by " + here()
                    + ": set it to false or choose another generation.model");
        }
        return problems;
    }

    private String durationWayOut() {
        return endpoint == EndpointType.EXTEND
                ? "choose one of these"
                : "choose one of these, or another generation.model, or split the scene";
    }

    private String here() {
        return service + " " + endpoint.text() + " with " + model;
    }

    /** Such as {@code 3 to 15} or {@code 5 or 10}. */
    private static String words(List<Integer> numbers) {
        int first = numbers.get(0);
        int last = numbers.get(numbers.size() - 1);
        boolean gapless = last - first == numbers.size() - 1;
        return numbers.size() > 2 && gapless
                ? first + " to " + last
                : numbers.stream().map(String::valueOf).collect(Collectors.joining(" or "));
    }
}
