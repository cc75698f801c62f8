package dev.sceneroute.speech;

import dev.sceneroute.media.FfmpegException;
import dev.sceneroute.speech.SpeechException.Kind;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has texts spoken, along the route {@code text-speak}. Whoever keeps speech looks under its key first. */
@Component
public class Speaker {

    private final ProducerTemplate routes;
    private final SpeechChoice choice;
    private final SpeechJoin join;

    /** Sends texts along the route. */
    public Speaker(ProducerTemplate routes, SpeechChoice choice, SpeechJoin join) {
        this.routes = routes;
        this.choice = choice;
        this.join = join;
    }

    /**
     * Says who would speak, without speaking.
     *
     * @param text as people write it
     * @param language BCP 47 tag
     * @param voice what the script says, as {@link SpeechChoice#choose} reads it
     * @param speed 1 is the voice's own speed; 0.5 to 2
     * @throws SpeechException if nobody can, or the text is too long
     */
    public SpeechOrder order(String text, String language, @Nullable String voice, double speed) {
        return new SpeechOrder(text, language, speed, choice.choose(language, voice));
    }

    /** The content hash under which the speech of an order is kept; 64 hexadecimal digits. */
    public String key(SpeechOrder order) {
        return SpeechKey.of(order, join.variant());
    }

    /**
     * Has a text spoken. Doing it again replaces the sound; an engine that is paid is paid again.
     *
     * @param folder where {@code speech.wav} is put; what is needed meanwhile is put there too and removed
     * @throws SpeechException if the engine did not say it, and no other was allowed or able to
     * @throws FfmpegException if FFmpeg could not be run, or was stopped
     */
    public Speech speak(SpeechOrder order, Path folder) {
        Exchange exchange = routes.request("direct:speak", asked -> {
            asked.getMessage().setBody(order);
            asked.setVariable(Speaking.FOLDER, folder);
        });
        Exception failure = exchange.getException();
        if (failure == null) {
            return exchange.getMessage().getBody(Speech.class);
        }
        SpeechException refused = Failures.first(failure, SpeechException.class);
        FfmpegException stopped = Failures.first(failure, FfmpegException.class);
        if (refused == null && stopped != null) {
            throw stopped;
        }
        throw refused == null ? trouble(order, failure) : refused;
    }

    private static SpeechException trouble(SpeechOrder order, Exception failure) {
        return new SpeechException(Kind.TROUBLE, order.by().engine() + " could not be heard: " + failure, failure);
    }
}
