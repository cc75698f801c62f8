package dev.sceneroute.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The answer where the web server itself refuses a request, or a filter failed. */
@Controller
class ProblemPage implements ErrorController {
    private final ProblemRules rules;

    ProblemPage(ProblemRules rules) {
        this.rules = rules;
    }

    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<Problem> problem(HttpServletRequest request) {
        String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            return ProblemAdvice.entity(rules.problem(failure, path));
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return ProblemAdvice.entity(Problem.of(status instanceof Integer code ? code : 404, path));
    }
}
