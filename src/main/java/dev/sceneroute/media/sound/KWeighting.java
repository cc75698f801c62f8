package dev.sceneroute.media.sound;

/**
 * The filter of one channel that makes energy follow what is heard as loud (ITU-R BS.1770-4, annex 1, tables 1 and 2; the
 * coefficients hold for 48 kHz): a shelf for the head, a high pass for the ear. In front of it stands a low pass, because the
 * AAC encoder leaves out the highest tones: rain and applause lose a decibel and more by that, and what counts is how loud
 * the film is in the end.
 */
final class KWeighting {

    /** Far below what 24 bits can hold; smaller numbers would only make processors slow. */
    private static final double NOTHING = 1e-20;

    private final LowPass narrow = new LowPass(1.30656296);
    private final LowPass wide = new LowPass(0.54119610);
    private double head1;
    private double head2;
    private double ear1;
    private double ear2;

    /** The next sample, weighted. */
    double next(double sample) {
        double head = wide.next(narrow.next(sample)) + 1.69065929318241 * head1 - 0.73248077421585 * head2;
        double shelved = 1.53512485958697 * head - 2.69169618940638 * head1 + 1.19839281085285 * head2;
        head2 = head1;
        head1 = kept(head);
        double ear = shelved + 1.99004745483398 * ear1 - 0.99007225036621 * ear2;
        double passed = ear - 2 * ear1 + ear2;
        ear2 = ear1;
        ear1 = kept(ear);
        return passed;
    }

    private static double kept(double state) {
        return Math.abs(state) < NOTHING ? 0 : state;
    }
}
