package dev.sceneroute.ledger;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much may be spent. Without a cap nothing is checked.
 *
 * @param currency the currency of every amount of money, ISO 4217
 * @param zone whose days are counted
 * @param perJob what one job may cost, with all attempts of its scenes
 * @param perDay what all jobs together may cost in a day, by the day of each order
 * @param perProject what all jobs of a project may cost, ever
 */
@Validated
@ConfigurationProperties("sceneroute.budget")
public record BudgetSettings(
        @DefaultValue("USD") @Pattern(regexp = "[A-Z]{3}", message = "must be three capitals, such as USD")
        String currency,

        @DefaultValue("UTC") ZoneId zone,
        @Valid @Nullable Cap perJob,
        @Valid @Nullable Cap perDay,
        @Valid @Nullable Cap perProject) {

    /** The cap of a kind. */
    @Nullable
    Cap of(CapKind kind) {
        Cap cap =
                switch (kind) {
                    case PER_JOB -> perJob;
                    case PER_DAY -> perDay;
                    case PER_PROJECT -> perProject;
                };
        return cap == null || cap.isOff() ? null : cap;
    }

    /** Whether anything is limited at all. */
    boolean isCapped() {
        return Arrays.stream(CapKind.values()).anyMatch(kind -> of(kind) != null);
    }
}
