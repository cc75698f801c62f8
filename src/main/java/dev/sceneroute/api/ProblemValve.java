package dev.sceneroute.api;

import dev.sceneroute.runtime.Json;
import java.io.IOException;
import java.io.Writer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** The answer to what the web server refuses before any of our code sees it, such as an address with a NUL in it. */
final class ProblemValve extends ErrorReportValve {
    private final Json json;

    private ProblemValve(Json json) {
        this.json = json;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType(Problem.MEDIA_TYPE);
            response.setCharacterEncoding("UTF-8");
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(json.write(Problem.of(status, request.getRequestURI())));
                response.finishResponse();
            }
        } catch (IOException e) {
            container.getLogger().debug("Whoever asked is gone before the answer", e);
        }
    }

    /** Puts the valve in its place, after the server's own. */
    @Component
    static final class Place implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
        private final Json json;

        Place(Json json) {
            this.json = json;
        }

        @Override
        public void customize(TomcatServletWebServerFactory factory) {
            factory.addContextCustomizers(
                    context -> context.getParent().getPipeline().addValve(new ProblemValve(json)));
        }
    }
}
