package dev.sceneroute.intake;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much of a script file is read at most.
 *
 * @param maxFileSize a larger file is refused without being read
 */
@Validated
@ConfigurationProperties("sceneroute.intake")
public record IntakeProperties(
        @NotNull @DefaultValue("20MB") DataSize maxFileSize) {

    /** A file is read as a whole, so that a limit beyond a gigabyte is a mistake. */
    public IntakeProperties {
        if (maxFileSize.toGigabytes() >= 1) {
            throw new IllegalArgumentException("sceneroute.intake.max-file-size must be below 1GB, not " + maxFileSize);
        }
    }
}
