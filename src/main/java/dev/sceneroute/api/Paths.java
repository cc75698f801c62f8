package dev.sceneroute.api;

/** Where things are in the API, as answers name them. */
final class Paths {
    private static final String API = "/api/v1";

    private Paths() {}

    static String project(String id) {
        return API + "/projects/" + id;
    }

    static String script(String id) {
        return API + "/scripts/" + id;
    }

    static String job(String id) {
        return API + "/jobs/" + id;
    }

    static String content(String assetId) {
        return API + "/assets/" + assetId + "/content";
    }
}
