package dev.sceneroute.speech;

import dev.sceneroute.speech.SpeechException.Kind;
import dev.sceneroute.speech.SpeechPieces.Piece;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The steps of the route {@code text-speak}: a text is cut into pieces, each is spoken, and they are joined. */
@Component
public class Speaking {

    /** The variable that says where files may be put; a path. */
    public static final String FOLDER = "folder";

    /** The variable that carries the {@link Run} a route is at. */
    public static final String SPEAKING = "speaking";

    /** The variable that carries the {@link Part} a route is at. */
    public static final String PART = "part";

    private static final Logger LOG = LoggerFactory.getLogger(Speaking.class);

    private final SpeechChoice choice;
    private final SpeechJoin join;
    private final SpeechSettings settings;

    /** Speaks with the engines of this choice. */
    public Speaking(SpeechChoice choice, SpeechJoin join, SpeechSettings settings) {
        this.choice = choice;
        this.join = join;
        this.settings = settings;
    }

    /**
     * A text that is being spoken.
     *
     * @param order what is said, and by whom
     * @param folder where the speech is put in the end
     * @param work where the pieces are put until then
     */
    public record Run(SpeechOrder order, Path folder, Path work) {

        /** Who speaks. */
        public String engine() {
            return order.by().engine();
        }
    }

    /**
     * A piece that is being spoken.
     *
     * @param piece where it is in the text
     * @param speech what the engine is asked to say
     * @param folder where the engine may put files, for this piece alone
     */
    public record Part(Piece piece, SpeechPiece speech, Path folder) {}

    /**
     * Begins.
     *
     * @throws SpeechException of the kind {@code REFUSED} if there is nothing to say
     */
    public Run begin(@Body SpeechOrder order, @Variable(FOLDER) Path folder) {
        if (!Words.isSaid(order.text())) {
            throw new SpeechException(Kind.REFUSED, "There is nothing to say in \"" + order.text() + "\"");
        }
        return new Run(order, folder, folder.resolve(".speak-" + UUID.randomUUID()));
    }

    /** Cuts the text into pieces the engine takes. */
    public List<Part> cut(@Variable(SPEAKING) Run run) {
        SpeechOrder order = run.order();
        SpeechProvider engine = choice.engine(run.engine());
        List<Part> parts = new ArrayList<>();
        for (Piece piece : SpeechPieces.of(order.text(), order.language(), engine::takes)) {
            String text = piece.span().in(order.text());
            if (Words.isSaid(text)) {
                SpeechPiece speech =
                        new SpeechPiece(text, order.language(), order.by().voice(), order.speed());
                parts.add(new Part(piece, speech, folder(run, parts.size() + 1)));
            }
        }
        return parts;
    }

    /** Takes what the engine gave back for a piece. */
    public SpokenPart spoken(@Variable(PART) Part part, @Body SpokenPiece spoken) {
        return new SpokenPart(part.piece(), spoken);
    }

    /**
     * Joins the pieces.
     *
     * @throws SpeechException of the kind {@code TROUBLE} if what was spoken is no sound
     */
    public Speech join(@Variable(SPEAKING) Run run, @Body List<SpokenPart> parts) {
        SpeechOrder order = run.order();
        JoinedSpeech joined = join.join(order.text(), order.language(), parts, run.folder());
        clear(run);
        return new Speech(joined.spoken(), joined.sound(), joined.samples(), order.by());
    }

    /**
     * Lets the next engine speak where that is wanted.
     *
     * @throws Exception what happened, if it is not
     */
    public Run next(@Variable(SPEAKING) Run run, @ExchangeException Exception failure) throws Exception {
        clear(run);
        SpeechException refused = Failures.first(failure, SpeechException.class);
        if (refused == null || !settings.fallback()) {
            throw refused == null ? failure : refused;
        }
        SpeechOrder order = run.order();
        ChosenSpeech other = another(order, refused);
        LOG.warn("{} does not speak, {} does: {}", run.engine(), other.engine(), refused.getMessage());
        return begin(order.spokenBy(other), run.folder());
    }

    private ChosenSpeech another(SpeechOrder order, SpeechException refused) {
        try {
            return choice.after(order.by(), order.language(), String.valueOf(refused.getMessage()));
        } catch (SpeechException nobody) {
            refused.addSuppressed(nobody);
            throw refused;
        }
    }

    private static Path folder(Run run, int number) {
        try {
            return Files.createDirectories(run.work().resolve("piece" + number));
        } catch (IOException failed) {
            throw new UncheckedIOException("No folder for speech can be made in " + run.folder(), failed);
        }
    }

    private static void clear(Run run) {
        try {
            WorkFiles.remove(run.work());
        } catch (IOException failed) {
            LOG.warn("{} could not be cleared away: {}", run.work(), failed.toString());
        }
    }
}
