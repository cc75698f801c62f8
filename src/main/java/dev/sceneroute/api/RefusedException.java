package dev.sceneroute.api;

import java.util.List;

/** A request that is not carried out; its problem says why, in words that may leave the program. */
class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    RefusedException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    RefusedException(ProblemKind kind, String detail) {
        this(Problem.of(kind, detail));
    }

    /** The same for a thing that does not exist and for one of somebody else's. */
    static RefusedException unknown(String what, String id) {
        return new RefusedException(ProblemKind.NOT_FOUND, "There is no " + what + " " + Shown.text(id));
    }

    /** Fields that break rules, at least one. */
    static RefusedException fields(ProblemKind kind, List<FieldError> errors) {
        FieldError first = errors.get(0);
        String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
        return new RefusedException(Problem.of(kind, first.message() + more).withErrors(errors));
    }

    Problem problem() {
        return problem;
    }
}
