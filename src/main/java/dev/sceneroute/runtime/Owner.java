package dev.sceneroute.runtime;

/** Whose things are. Until there are accounts everything belongs to the one person at this machine. */
public final class Owner {
    /** The person at this machine. */
    public static final String LOCAL = "local";

    private Owner() {}
}
