package dev.sceneroute.intake;

import java.util.List;
import java.util.stream.Collectors;

/** A script that cannot be made into a film. Its message is written for the person who wrote the script. */
public class InvalidScriptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** So many violations are told; more would hide the first. */
    static final int TOLD = 20;

    private final transient List<Violation> violations;
    private final int further;

    /**
     * Makes the failure.
     *
     * @param violations what is wrong, at least one; the first {@value #TOLD} are kept, the rest is counted
     * @param further how many more there are that are not in the list
     */
    public InvalidScriptException(List<Violation> violations, int further) {
        super(text(violations, further));
        this.violations = told(violations);
        this.further = further + violations.size() - this.violations.size();
    }

    /** The failure of one thing. */
    public static InvalidScriptException of(Violation violation) {
        return new InvalidScriptException(List.of(violation), 0);
    }

    /** What is wrong, at most {@value #TOLD}, in the order of the script. */
    public List<Violation> violations() {
        return violations;
    }

    /** How many violations there are beyond those told. */
    public int further() {
        return further;
    }

    private static List<Violation> told(List<Violation> violations) {
        return violations.stream().limit(TOLD).toList();
    }

    private static String text(List<Violation> violations, int further) {
        String lines = told(violations).stream().map(Violation::text).collect(Collectors.joining("\n"));
        int more = further + Math.max(0, violations.size() - TOLD);
        return more == 0 ? lines : lines + "\nand " + more + " more";
    }
}
