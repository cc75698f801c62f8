package dev.sceneroute.sandbox.kling;

import dev.sceneroute.sandbox.kling.Order.OrderedShot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The rules of {@code multi_shot}: 1 to 6 shots with consecutive {@code index} from 1, each prompt at most 512
 * characters, durations that add up to the whole exactly (Omni-Video page of Series 3.0; that {@code index} is
 * mandatory was seen live on 2026-03-29).
 */
final class MultiShotRules {
    private static final int MOST_SHOTS = 6;
    private static final int LONGEST_PROMPT = 512;

    private MultiShotRules() {}

    /** Reads the prompt or the shots into the draft, whose length is known by now. */
    static void read(OrderDraft draft, ModelCatalog model, boolean promptRequired) {
        RequestFields fields = draft.fields;
        boolean multiShot = fields.flag("multi_shot");
        if (multiShot && !model.multiShot()) {
            throw fields.wrong("multi_shot", "is not supported by " + model.model());
        }
        if (multiShot && shotType(fields).equals("customize")) {
            draft.shots = shots(fields, draft.seconds);
            return;
        }
        draft.prompt = fields.prompt("prompt", 2500);
        if (draft.prompt.isBlank() && (promptRequired || multiShot)) {
            throw fields.wrong("prompt", "is required");
        }
    }

    private static String shotType(RequestFields fields) {
        fields.required("shot_type");
        return fields.oneOf("shot_type", Set.of("customize", "intelligence"), "");
    }

    private static List<OrderedShot> shots(RequestFields fields, int seconds) {
        List<RequestFields> items = fields.objects("multi_prompt");
        if (items.isEmpty() || items.size() > MOST_SHOTS) {
            throw fields.wrong("multi_prompt", "must have 1 to " + MOST_SHOTS + " items, not " + items.size());
        }
        List<OrderedShot> shots = new ArrayList<>();
        for (RequestFields item : items) {
            shots.add(shot(item, shots.size() + 1));
        }
        int sum = shots.stream().mapToInt(OrderedShot::seconds).sum();
        if (sum != seconds) {
            throw fields.wrong("multi_prompt", "durations add up to " + sum + ", but duration is " + seconds);
        }
        return shots;
    }

    private static OrderedShot shot(RequestFields item, int place) {
        if (item.index("index") != place) {
            throw item.wrong("index", "must be " + place);
        }
        item.required("prompt");
        return new OrderedShot(item.prompt("prompt", LONGEST_PROMPT), item.seconds("duration", null));
    }
}
