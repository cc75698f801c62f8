/** How scripts come in: reading YAML, JSON, CSV, Markdown and text, and checking what people wrote. */
@NullMarked
package dev.sceneroute.intake;

import org.jspecify.annotations.NullMarked;
