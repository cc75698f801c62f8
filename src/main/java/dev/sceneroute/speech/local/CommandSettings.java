package dev.sceneroute.speech.local;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * A program of one's own that speaks ({@code sceneroute.speech.command}). It works in a folder of its own for each piece.
 *
 * @param executable a path, or a name that is found on the {@code PATH}; none switches the engine off
 * @param arguments what it is called with; {@code {text}} is the name of the file that holds what is said, which is also
 *     its standard input, {@code {order}} that of a JSON file with the fields of a {@link
 *     dev.sceneroute.speech.SpeechPiece}, {@code {sound}} that of the sound it has to write: WAV, MP3, Ogg or FLAC
 * @param languages tags of the languages it speaks; none for all
 * @param voices names of its voices; only these are passed on
 * @param longest characters it takes at once
 * @param limit when it is killed
 * @param variant to be changed with its model, so that speech is made anew
 */
@Validated
@ConfigurationProperties("sceneroute.speech.command")
public record CommandSettings(
        @Nullable String executable,
        @NotNull @DefaultValue({"{text}", "{sound}"}) List<String> arguments,
        @NotNull @DefaultValue List<String> languages,
        @NotNull @DefaultValue List<String> voices,
        @Positive @DefaultValue("2000") int longest,
        @NotNull @DefaultValue("2m") Duration limit,
        @NotNull @DefaultValue("1") String variant) {

    static final String ORDER = "order.json";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(?!(?:text|order|sound)\\})[a-z_-]+\\}");

    /** A blank executable is none: an environment variable may be set and empty. */
    public CommandSettings {
        executable = executable == null || executable.isBlank() ? null : executable.strip();
        arguments = List.copyOf(arguments);
        languages = List.copyOf(languages);
        voices = List.copyOf(voices);
    }

    @AssertTrue(
            message = "one argument is or contains {sound}, and there are no placeholders but {text}, {order}, {sound}")
    boolean isSoundNamed() {
        return arguments.stream().anyMatch(argument -> argument.contains("{sound}"))
                && arguments.stream()
                        .noneMatch(argument -> PLACEHOLDER.matcher(argument).find());
    }

    @AssertTrue(message = "the limit is above 0")
    boolean isLimitALimit() {
        return !limit.isNegative() && !limit.isZero();
    }

    /** The arguments with the names of files. */
    List<String> line() {
        return arguments.stream()
                .map(argument -> argument.replace("{text}", SpeechProgram.TEXT)
                        .replace("{order}", ORDER)
                        .replace("{sound}", SpeechProgram.SOUND))
                .toList();
    }
}
