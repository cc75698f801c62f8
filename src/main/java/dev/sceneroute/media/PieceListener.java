package dev.sceneroute.media;

/** Hears how much of some work is done while it lasts. It may be asked from any thread and must not take time. */
public interface PieceListener {

    /** Nobody listens. */
    PieceListener NONE = new PieceListener() {
        @Override
        public void begun(int pieces) {
            // Nobody wants to know.
        }

        @Override
        public void made(int pieces) {
            // Nobody wants to know.
        }
    };

    /**
     * The work begins.
     *
     * @param pieces how many are to be made
     */
    void begun(int pieces);

    /**
     * Some more are made.
     *
     * @param pieces how many
     */
    void made(int pieces);
}
