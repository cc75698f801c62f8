package dev.sceneroute.storage;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where finished and collected media are kept.
 *
 * @param folder a folder; {@code media} in the data directory by default. Replicas on one database share one folder
 */
@ConfigurationProperties("sceneroute.storage")
public record StorageSettings(@Nullable Path folder) {}
