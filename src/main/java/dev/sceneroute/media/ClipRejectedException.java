package dev.sceneroute.media;

import java.util.List;

/** A clip cannot be used; the fault says what kind of thing is wrong, the message says it to a person. */
public class ClipRejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ClipFault fault;
    private final transient List<ClipFinding> findings;

    /** Makes the refusal. */
    public ClipRejectedException(ClipFault fault, String message) {
        super(message);
        this.fault = fault;
        this.findings = List.of(finding(fault, message));
    }

    /** Makes the refusal. */
    public ClipRejectedException(ClipFault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
        this.findings = List.of(finding(fault, message));
    }

    /** Makes the refusal of a clip of which more was measured. */
    ClipRejectedException(ClipFault fault, String message, List<ClipFinding> findings) {
        super(message);
        this.fault = fault;
        this.findings = List.copyOf(findings);
    }

    /** What kind of thing is wrong. */
    public ClipFault fault() {
        return fault;
    }

    /** All that was looked at before it was refused. */
    public List<ClipFinding> findings() {
        return findings == null ? List.of() : findings;
    }

    private static ClipFinding finding(ClipFault fault, String message) {
        return new ClipFinding(fault.check(), fault.word(), "as ordered", fault, ClipRepair.REORDER, message);
    }
}
