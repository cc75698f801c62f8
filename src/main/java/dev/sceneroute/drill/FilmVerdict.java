package dev.sceneroute.drill;

import dev.sceneroute.sandbox.kling.Purchase;
import java.util.Set;

/**
 * What became of one job, judged from what the provider sold and from the bytes that were delivered.
 *
 * @param finished whether the job ended as it should
 * @param paid orders the provider accepted
 * @param expected orders that were right: one a scene, and one more for each that the provider spoilt
 * @param doubled orders beyond that
 * @param lost scenes without their paid clip in the result
 * @param orphans good clips that were paid and that no scene uses
 * @param correct whether the delivered film, clips or links are the right ones in the right order
 */
record FilmVerdict(boolean finished, int paid, int expected, int doubled, int lost, int orphans, boolean correct) {

    /**
     * Judges.
     *
     * @param scenes how many the job has
     * @param sold what the provider sold for it
     * @param used the sold clips that were delivered, each in its right place
     */
    static FilmVerdict of(boolean finished, int scenes, Sold sold, Set<Purchase> used) {
        int good = sold.good().size();
        int doubled = sold.doubled();
        int correct = used.size();
        return new FilmVerdict(
                finished,
                sold.all().size(),
                scenes + sold.all().size() - good,
                doubled,
                scenes - correct,
                good - correct,
                finished && correct == scenes);
    }
}
