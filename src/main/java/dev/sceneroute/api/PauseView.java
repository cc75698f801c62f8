package dev.sceneroute.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sceneroute.pipeline.WorkPause;
import dev.sceneroute.production.Pause;
import dev.sceneroute.production.PauseScope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pause as the contract shows it.
 *
 * @param scope {@code job}, {@code provider} or {@code installation}
 * @param provider which provider is paused, if one is
 * @param code why
 * @param message why, in words
 * @param nextStep what to do now
 * @param by {@code person} or {@code program}
 * @param since since when
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PauseView(
        String scope,
        @Nullable String provider,
        String code,
        String message,
        String nextStep,
        String by,
        Instant since) {
    private static final String SERVICE = PauseScope.service("").text();

    static PauseView of(Pause pause) {
        String scope = pause.scope().text();
        boolean provider = scope.startsWith(SERVICE);
        String whole = scope.equals(PauseScope.INSTALLATION.text()) ? scope : "job";
        return new PauseView(
                provider ? "provider" : whole,
                provider ? scope.substring(SERVICE.length()) : null,
                pause.code(),
                pause.message(),
                nextStep(pause.code()),
                pause.byPerson() ? "person" : "program",
                pause.pausedAt());
    }

    private static String nextStep(String code) {
        return code.equals(WorkPause.ON_REQUEST)
                ? "Resume it when it is to go on."
                : "See to the provider account (key, credit, permission). The work goes on by itself once a look at the"
                        + " account shows that it can order; to have it go on at once, resume the provider.";
    }
}
