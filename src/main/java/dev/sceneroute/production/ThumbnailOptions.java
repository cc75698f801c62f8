package dev.sceneroute.production;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The picture that stands for a film.
 *
 * @param title is written onto it; nothing if missing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ThumbnailOptions(@Nullable String title) {}
