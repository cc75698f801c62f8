package dev.sceneroute.pipeline;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where script files are dropped.
 *
 * @param enabled whether files are taken from it
 * @param folder the inbox; finished files go to its {@code done}, refused ones to its {@code failed}
 */
@ConfigurationProperties("sceneroute.inbox")
public record InboxSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("inbox") Path folder) {

    /** The inbox, absolute. */
    Path root() {
        return folder.toAbsolutePath().normalize();
    }
}
