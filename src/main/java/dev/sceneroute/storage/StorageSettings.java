package dev.sceneroute.storage;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where media lie.
 *
 * @param folder a folder that every process on the same database can read and write; {@code media} in the data directory
 *     if none is given, which is enough for one process
 */
@ConfigurationProperties("sceneroute.storage")
public record StorageSettings(@Nullable Path folder) {}
