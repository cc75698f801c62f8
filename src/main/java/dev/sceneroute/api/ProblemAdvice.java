package dev.sceneroute.api;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** The answer of Spring MVC where no route took the request, or a controller failed. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {
    private final ProblemRules rules;

    ProblemAdvice(ProblemRules rules) {
        this.rules = rules;
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<Problem> problem(Exception failure, HttpServletRequest request) {
        return entity(rules.problem(failure, request.getRequestURI()));
    }

    /** A client that went away in the middle of an answer gets no second one. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void nobodyListens() {}

    /** A problem as Spring MVC sends it. */
    static ResponseEntity<Problem> entity(Problem problem) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        problem.headers().forEach(answer::header);
        return answer.body(problem);
    }
}
