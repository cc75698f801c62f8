package dev.sceneroute.speech;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What can be done for one scene; each way is missing if the model, or the limit it is given, does not allow it. */
final class FitWays {

    /** No limit of seconds. */
    static final int ANY = Integer.MAX_VALUE;

    static final Duration FOR_EVER = Duration.ofDays(1);
    /** As fast as engines speak. */
    static final double FASTEST = 2;

    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);

    private final SceneNarration narration;
    private final ClipOffer offer;
    private final FitPolicy policy;
    private final int fps;
    private final int base;

    FitWays(SceneNarration narration, ClipOffer offer, FitPolicy policy, int fps) {
        this.narration = narration;
        this.offer = offer;
        this.policy = policy;
        this.fps = fps;
        this.base = clipFor(Objects.requireNonNullElseGet(narration.wantedSeconds(), this::neededSeconds));
    }

    /** The clip that would be ordered if nothing were said: what more is ordered counts as extra. */
    int base() {
        return base;
    }

    int fps() {
        return fps;
    }

    /** The speech, longer by the reserve if it is only estimated. */
    Duration speech() {
        double longer = narration.estimated() ? 1 + policy.estimateReserve() : 1;
        return Duration.ofNanos(Math.round(Math.ceil(narration.speech().toNanos() * longer)));
    }

    /** Frames of speech and silence around it, the last one whole; none if nothing is said. */
    int neededFrames(double speed) {
        if (narration.speech().isZero()) {
            return 0;
        }
        BigDecimal spoken =
                BigDecimal.valueOf(speech().toNanos()).divide(BigDecimal.valueOf(speed), 0, RoundingMode.CEILING);
        return frames(spoken.add(BigDecimal.valueOf(margins().toNanos())), RoundingMode.CEILING);
    }

    /** What is wanted. Of a clip that is longer than wanted only because the model makes no other, more is shown. */
    FitChoice wanted() {
        Integer seconds = narration.wantedSeconds();
        int wanted = (seconds == null ? base : Math.min(seconds, base)) * fps;
        int shown = Math.min(Math.max(wanted, neededFrames(1)), base * fps);
        return new FitChoice(FitWay.KEEP, List.of(base), 0, 0, 1, 0, shown, 0);
    }

    /** The shortest clip that does. */
    @Nullable
    FitChoice longer(int most) {
        for (int seconds : offer.seconds()) {
            if (seconds > base && seconds * fps >= neededFrames(1) && seconds - base <= most) {
                return new FitChoice(FitWay.LONGER_CLIP, List.of(seconds), 0, 0, 1, 0, seconds * fps, seconds - base);
            }
        }
        return null;
    }

    /** The longest clip with at most so many seconds more. */
    int longestWithin(int most) {
        int longest = base;
        for (int seconds : offer.seconds()) {
            longest = seconds > longest && seconds - base <= most ? seconds : longest;
        }
        return longest;
    }

    /**
     * The two clips that do with the fewest seconds, as alike in length as they can be; the longer one first. Each has
     * silence around its part of the speech.
     */
    @Nullable
    FitChoice twoShots() {
        if (!offer.twoShots()) {
            return null;
        }
        FitChoice best = null;
        for (int first : offer.seconds()) {
            for (int second : offer.seconds()) {
                int sum = first + second;
                boolean does = second <= first && sum * fps >= neededInTwo();
                if (does && (best == null || sum * fps < best.frames())) {
                    best = new FitChoice(FitWay.TWO_SHOTS, List.of(first, second), 0, 0, 1, 0, sum * fps, sum - base);
                }
            }
        }
        return best;
    }

    /** A clip and the shortest extension of it that does, each with silence around its part of the speech. */
    private @Nullable FitChoice extended(int from) {
        for (int added : offer.extensions()) {
            int sum = from + added;
            if (sum * fps >= neededInTwo()) {
                return new FitChoice(FitWay.EXTEND, List.of(from), added, 0, 1, 0, sum * fps, sum - base);
            }
        }
        return null;
    }

    /** The clip and extension that do with the fewest seconds. */
    @Nullable
    FitChoice extended() {
        FitChoice best = null;
        for (int from : offer.seconds()) {
            FitChoice one = from < base ? null : extended(from);
            best = one != null && (best == null || one.frames() < best.frames()) ? one : best;
        }
        return best;
    }

    /** A clip and its last frame for the rest. */
    @Nullable
    FitChoice held(int from, Duration upTo) {
        int needed = neededFrames(1);
        int held = needed - from * fps;
        int most = frames(BigDecimal.valueOf(upTo.toNanos()), RoundingMode.FLOOR);
        return held > most ? null : new FitChoice(FitWay.HOLD, List.of(from), 0, held, 1, 0, needed, from - base);
    }

    /** A clip and speech that is faster by as little as does, in hundredths. */
    @Nullable
    FitChoice faster(int from, double upTo) {
        long room = Duration.ofSeconds(from).minus(margins()).toNanos();
        if (room <= 0) {
            return null;
        }
        BigDecimal speed =
                BigDecimal.valueOf(speech().toNanos()).divide(BigDecimal.valueOf(room), 2, RoundingMode.CEILING);
        return speed.doubleValue() > upTo
                ? null
                : new FitChoice(FitWay.SPEED_UP, List.of(from), 0, 0, speed.doubleValue(), 0, from * fps, from - base);
    }

    /** The text without what is too much for the wanted length. */
    FitChoice tightened() {
        long room = Math.max(0, Duration.ofSeconds(base).minus(margins()).toNanos());
        BigDecimal stays = BigDecimal.valueOf(narration.textLength())
                .multiply(BigDecimal.valueOf(room))
                .divide(BigDecimal.valueOf(speech().toNanos()), 0, RoundingMode.FLOOR);
        int cut = narration.textLength() - stays.intValueExact();
        return new FitChoice(FitWay.TIGHTEN_TEXT, List.of(base), 0, 0, 1, cut, base * fps, 0);
    }

    /** Frames of speech that is shared out between two scenes, with silence around both parts. */
    private int neededInTwo() {
        return frames(
                BigDecimal.valueOf(speech().plus(margins().multipliedBy(2)).toNanos()), RoundingMode.CEILING);
    }

    private Duration margins() {
        return policy.before().plus(policy.after());
    }

    private int clipFor(int seconds) {
        return offer.seconds().stream()
                .filter(length -> length >= seconds)
                .findFirst()
                .orElse(offer.longest());
    }

    private int neededSeconds() {
        return -Math.floorDiv(-neededFrames(1), fps);
    }

    private int frames(BigDecimal nanos, RoundingMode rounding) {
        return nanos.multiply(BigDecimal.valueOf(fps))
                .divide(NANOS, 0, rounding)
                .intValueExact();
    }
}
