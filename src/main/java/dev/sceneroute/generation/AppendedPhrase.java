package dev.sceneroute.generation;

import dev.sceneroute.production.Shot;
import org.springframework.stereotype.Component;

/** Adds a configured phrase to the prompt, or to each shot's, where there is room for it. */
@Component
public final class AppendedPhrase implements PromptAdjustment {
    /** The limits scripts are held to, which are the tightest of the providers'. */
    private static final int LONGEST_PROMPT = 2500;

    private static final int LONGEST_SHOT = 512;

    private final AdjustmentSettings settings;

    /** Adds the phrases of these settings. */
    public AppendedPhrase(AdjustmentSettings settings) {
        this.settings = settings;
    }

    @Override
    public VideoOrder adjust(VideoOrder order, AdjustmentReason reason, int attempt) {
        String phrase = settings.phrase(reason).strip();
        if (phrase.isEmpty()) {
            return order;
        }
        return order.shots().isEmpty()
                ? order.withPrompt(with(order.prompt(), phrase, LONGEST_PROMPT))
                : order.withShots(order.shots().stream()
                        .map(shot -> new Shot(with(shot.prompt(), phrase, LONGEST_SHOT), shot.duration()))
                        .toList());
    }

    private static String with(String prompt, String phrase, int longest) {
        String text = prompt.strip();
        if (text.contains(phrase) || text.length() + 2 + phrase.length() > longest) {
            return prompt;
        }
        boolean ended = text.isEmpty() || ".!?。！？".indexOf(text.charAt(text.length() - 1)) >= 0;
        return (text + (ended ? " " : ". ") + phrase).strip();
    }
}
