package dev.sceneroute.generation.kling;

import dev.sceneroute.generation.EndpointType;
import dev.sceneroute.generation.VideoOrder;
import dev.sceneroute.production.Shot;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Kling takes whatever the model: ids, prompts, shots, images. One sentence for each rule that is broken. */
final class KlingOrderRules {
    private static final int MAX_PROMPT = 2500;
    private static final int MAX_SHOT_PROMPT = 512;
    private static final int MAX_SHOTS = 6;

    /** Safe in a path, and never all digits: Kling's own task ids are, and both are asked for at the same place. */
    private static final Pattern EXTERNAL_ID = Pattern.compile("(?!\\d+$)[A-Za-z0-9][A-Za-z0-9_-]{0,127}");

    private static final Pattern PLACEHOLDER = Pattern.compile("<<<(image|element|video)_(\\d{1,9})>>>");

    private final VideoOrder order;
    private final List<String> problems = new ArrayList<>();

    private KlingOrderRules(VideoOrder order) {
        this.order = order;
    }

    static List<String> problems(VideoOrder order) {
        KlingOrderRules rules = new KlingOrderRules(order);
        rules.checkId();
        rules.checkPrompts();
        rules.checkShots();
        rules.checkParent();
        rules.problems.addAll(KlingImageRules.problems(order));
        return rules.problems;
    }

    private void checkId() {
        String id = order.externalId();
        require(
                id != null && EXTERNAL_ID.matcher(id).matches(),
                "external_task_id " + id + " must be 1 to 128 letters, digits, - or _, and not digits alone: it is "
                        + "asked for in a path, where digits are Kling's own ids");
    }

    private void checkPrompts() {
        String prompt = order.prompt();
        require(
                prompt.length() <= MAX_PROMPT,
                "visual_prompt is " + prompt.length() + " characters long, at most " + MAX_PROMPT
                        + " are taken: shorten it or split the scene");
        require(
                !prompt.isBlank() || !order.shots().isEmpty() || promptIsOptional(),
                "visual_prompt is empty, and so is narration: say what is to be seen");
        checkNegativePrompt(order.negativePrompt() == null ? "" : order.negativePrompt());
        checkPlaceholders("visual_prompt", prompt);
    }

    private boolean promptIsOptional() {
        return order.endpoint() == EndpointType.IMAGE2VIDEO || order.endpoint() == EndpointType.EXTEND;
    }

    private void checkNegativePrompt(String negative) {
        require(
                negative.length() <= MAX_PROMPT,
                "negative_prompt is " + negative.length() + " characters long, at most " + MAX_PROMPT
                        + " are taken: shorten it");
        require(
                negative.isBlank() || takesNegativePrompt(),
                "negative_prompt is not taken by kling " + order.endpoint().text()
                        + ": say it in visual_prompt, or set generation.endpoint to text2video or image2video");
    }

    private boolean takesNegativePrompt() {
        return order.endpoint() == EndpointType.TEXT2VIDEO || order.endpoint() == EndpointType.IMAGE2VIDEO;
    }

    private void checkPlaceholders(String field, String prompt) {
        if (order.endpoint() != EndpointType.OMNI) {
            return;
        }
        int images = order.images().size();
        Matcher placeholder = PLACEHOLDER.matcher(prompt);
        while (placeholder.find()) {
            int number = Integer.parseInt(placeholder.group(2));
            require(
                    placeholder.group(1).equals("image") && number >= 1 && number <= images,
                    field + " names " + placeholder.group() + ", but the scene has " + images
                            + " reference_assets, counted from <<<image_1>>>: add the image or take the name out");
        }
    }

    private void checkShots() {
        List<Shot> shots = order.shots();
        if (shots.isEmpty()) {
            return;
        }
        require(
                shots.size() <= MAX_SHOTS,
                "shots are " + shots.size() + ", at most " + MAX_SHOTS + " are taken: make two scenes of it");
        for (int i = 0; i < shots.size(); i++) {
            checkShot("shots[" + i + "]", shots.get(i));
        }
        long sum = shots.stream().mapToLong(Shot::duration).sum();
        require(
                sum == order.durationSeconds(),
                "shots last " + sum + " s in all, target_duration is " + order.durationSeconds()
                        + " s: make them equal");
    }

    private void checkShot(String field, Shot shot) {
        String prompt = shot.prompt() == null ? "" : shot.prompt();
        require(!prompt.isBlank(), field + ".prompt is empty: say what is to be seen");
        require(
                prompt.length() <= MAX_SHOT_PROMPT,
                field + ".prompt is " + prompt.length() + " characters long, at most " + MAX_SHOT_PROMPT
                        + " are taken: shorten it");
        require(shot.duration() >= 1, field + ".duration is " + shot.duration() + " s: give it at least 1");
        checkPlaceholders(field + ".prompt", prompt);
    }

    private void checkParent() {
        boolean extend = order.endpoint() == EndpointType.EXTEND;
        boolean hasParent =
                order.parentVideoId() != null && !order.parentVideoId().isBlank();
        require(
                !extend || hasParent,
                "extends_scene has no finished clip yet: kling extend needs the video id of the clip that goes on");
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
