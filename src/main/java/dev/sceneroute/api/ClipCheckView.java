package dev.sceneroute.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sceneroute.production.ClipInspection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one check of a clip, as the contract shows it.
 *
 * @param figures what was measured; left out for a good clip, so that long jobs stay short to read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClipCheckView(
        int attempt,
        String verdict,
        @Nullable String fault,
        String repair,
        @Nullable String message,
        @Nullable List<FigureView> figures,
        @Nullable Instant checkedAt) {

    static ClipCheckView of(ClipInspection inspection) {
        boolean good = inspection.fault() == null;
        return new ClipCheckView(
                inspection.attempt(),
                inspection.verdict(),
                inspection.fault(),
                inspection.repair(),
                inspection.message(),
                good ? null : inspection.figures().stream().map(FigureView::of).toList(),
                inspection.checkedAt());
    }

    /** One thing that was looked at. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FigureView(
            String check,
            String measured,
            String expected,
            @Nullable String fault) {

        static FigureView of(ClipInspection.Figure figure) {
            return new FigureView(figure.check(), figure.measured(), figure.expected(), figure.fault());
        }
    }
}
