package dev.sceneroute.drill;

import dev.sceneroute.drill.DrillJob.Place;
import dev.sceneroute.sandbox.kling.Purchase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the provider sold for one film, by scene. Scenes are known by their prompts, whatever ids the buyer gave. */
final class Sold {
    private final Map<Integer, List<Purchase>> byScene = new TreeMap<>();
    private final boolean lookedAt;

    private Sold(boolean lookedAt) {
        this.lookedAt = lookedAt;
    }

    /**
     * What was sold, by film.
     *
     * @param linksOnly films whose clips nobody fetches: there a clip that exists is good, whatever is in its file
     */
    static Map<Integer, Sold> byFilm(Collection<Purchase> purchases, Set<Integer> linksOnly) {
        Map<Integer, Sold> films = new TreeMap<>();
        for (Purchase purchase : purchases) {
            Place place = Place.of(String.join(" ", purchase.prompts()));
            if (place != null) {
                films.computeIfAbsent(place.film(), film -> new Sold(!linksOnly.contains(film)))
                        .byScene
                        .computeIfAbsent(place.order(), order -> new ArrayList<>())
                        .add(purchase);
            }
        }
        return films;
    }

    /** Nothing. */
    static Sold nothing() {
        return new Sold(true);
    }

    /** All of it. */
    List<Purchase> all() {
        return byScene.values().stream().flatMap(List::stream).toList();
    }

    /** The usable ones of a scene, from 1. */
    List<Purchase> good(int scene) {
        return byScene.getOrDefault(scene, List.of()).stream()
                .filter(this::isGood)
                .toList();
    }

    /** All usable ones. */
    List<Purchase> good() {
        return all().stream().filter(this::isGood).toList();
    }

    private boolean isGood(Purchase purchase) {
        return !purchase.spoilt() || (!lookedAt && purchase.succeeded());
    }

    /** Orders beyond one good clip a scene. */
    int doubled() {
        return byScene.keySet().stream()
                .mapToInt(scene -> Math.max(0, good(scene).size() - 1))
                .sum();
    }
}
