package dev.sceneroute.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gathers what is wrong with one script: one finding a field, the first ones in full, the rest counted. */
final class Findings {
    private final SourceLines lines;
    private final List<Violation> told = new ArrayList<>();
    private final Set<String> fields = new HashSet<>();

    Findings(SourceLines lines) {
        this.lines = lines;
    }

    /** Adds a finding, unless the field has one already: the first is nearest to the cause. */
    void add(String field, String rule, String message) {
        if (fields.add(field) && told.size() < InvalidScriptException.TOLD) {
            told.add(new Violation(Excerpt.ofName(field), rule, message, lines.of(field)));
        }
    }

    /** Adds what another reader refused, with the line it stands on here. */
    void add(InvalidScriptException refused) {
        refused.violations().forEach(violation -> add(violation.field(), violation.rule(), violation.message()));
    }

    /** Stops here if anything was found. */
    void orElseThrow() {
        if (!fields.isEmpty()) {
            throw new InvalidScriptException(told, fields.size() - told.size());
        }
    }
}
