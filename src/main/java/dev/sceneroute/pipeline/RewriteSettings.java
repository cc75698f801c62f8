package dev.sceneroute.pipeline;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The hook that is asked for another prompt when a provider's policy refused one.
 *
 * @param url where a JSON object is POSTed to; empty for no hook: a person edits the prompt
 * @param attempts paid orders of one scene up to which the hook is asked
 * @param tries how often it is asked for one prompt before a person has to edit it
 * @param pause between two of these tries; also how long an answer is waited for before somebody else asks
 */
@Validated
@ConfigurationProperties("sceneroute.rewrite")
public record RewriteSettings(
        @Pattern(regexp = "(https?://.+)?", message = "must be an http or https address, or empty") @DefaultValue("")
        String url,

        @Min(1) @DefaultValue("3") int attempts,
        @Min(1) @DefaultValue("3") int tries,
        @DurationMin(millis = 1) @DefaultValue("30s") Duration pause) {

    /** Whether the hook is asked for another prompt after so many orders. */
    boolean asksAfter(int attempt) {
        return !url.isEmpty() && attempt < attempts;
    }
}
