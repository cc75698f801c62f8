package dev.sceneroute.api;

import dev.sceneroute.runtime.Owner;

/** Whoever makes a request. Until there are accounts it is the person at this machine. */
final class Caller {
    private Caller() {}

    /** The owner of whatever the request makes or may see. */
    static String owner() {
        return Owner.LOCAL;
    }
}
