package dev.sceneroute.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sceneroute.pipeline.JobFits.JobFit;
import dev.sceneroute.speech.ChosenSpeech;
import dev.sceneroute.speech.FitChoice;
import dev.sceneroute.speech.SceneFit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a scene and what is said in it go together, as the contract shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FitView(
        int order,
        boolean fits,
        Way choice,
        int neededFrames,
        boolean estimated,
        @Nullable Voice spokenBy,
        @Nullable Boolean timingsEstimated,
        List<Way> waysOut,
        String message) {

    static FitView of(SceneFit fit) {
        return of(new JobFit(fit, null, null));
    }

    static FitView of(JobFit job) {
        SceneFit fit = job.fit();
        return new FitView(
                fit.scene(),
                fit.fits(),
                Way.of(fit.choice()),
                fit.neededFrames(),
                fit.estimated(),
                job.by() == null ? null : Voice.of(job.by()),
                job.timingsEstimated(),
                fit.waysOut().stream().map(Way::of).toList(),
                fit.message());
    }

    /** One way to make a scene as long as its speech. */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    record Way(
            String way,
            List<Integer> clipSeconds,
            int extendBy,
            int heldFrames,
            double speed,
            int cut,
            int frames,
            int extraSeconds) {

        static Way of(FitChoice choice) {
            return new Way(
                    choice.way().word(),
                    choice.clips(),
                    choice.extendBy(),
                    choice.heldFrames(),
                    choice.speed(),
                    choice.cut(),
                    choice.frames(),
                    choice.extraClipSeconds());
        }
    }

    /** Who speaks; a draft is not good enough to be published. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Voice(String engine, @Nullable String voice, boolean draft) {

        static Voice of(ChosenSpeech by) {
            return new Voice(by.engine(), by.voice(), by.draft());
        }
    }
}
