package dev.sceneroute.sandbox.kling;

import dev.sceneroute.sandbox.SandboxReply;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** A page for people: the latest tasks with their prompts and clips. */
public final class KlingPage {
    private static final int MOST_TASKS = 60;
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>SANDBOX: simulated Kling</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>
            body { font: 16px/1.4 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem }
            .mark { background: #b00020; color: #fff; padding: .6rem 1rem; border-radius: .4rem }
            article { display: grid; grid-template-columns: 20rem 1fr; gap: 1rem; margin: 1.5rem 0 }
            video, .none { width: 20rem; aspect-ratio: 16/9; background: #222; color: #bbb }
            .none { display: grid; place-items: center }
            dt { float: left; clear: left; width: 8rem; color: #666 } dd { margin-left: 8rem }
            </style></head><body>
            <h1>Simulated Kling</h1>
            <p class="mark">This is a SANDBOX on your own machine. No clip here was made by Kling and nothing is paid.</p>
            <p>%s</p>
            <p>Everything as JSON, and the dials for faults: <a href="/sandbox/kling/control">control</a></p>
            %s
            </body></html>
            """;
    private static final String TASK = """
            <article>%s<dl><dt>prompt</dt><dd>%s</dd><dt>status</dt><dd>%s</dd><dt>external id</dt><dd>%s</dd>\
            <dt>task</dt><dd>%s</dd><dt>ordered</dt><dd>%s</dd></dl></article>
            """;

    private final KlingSandbox sandbox;
    private final KlingSandboxTasks tasks;
    private final KlingAnswers answers;

    KlingPage(KlingSandbox sandbox, KlingSandboxTasks tasks, KlingAnswers answers) {
        this.sandbox = sandbox;
        this.tasks = tasks;
        this.answers = answers;
    }

    /**
     * Shows the page.
     *
     * @param exchange the request
     */
    public void show(Exchange exchange) {
        answers.answer(exchange, () -> SandboxReply.of(
                        200, "text/html;charset=UTF-8", page().getBytes(StandardCharsets.UTF_8))
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"));
    }

    /**
     * Answers what is not part of the API: 404 with code 1202.
     *
     * @param exchange the request
     */
    public void unknown(Exchange exchange) {
        answers.answer(exchange, () -> {
            throw KlingError.INVALID_METHOD.refusal();
        });
    }

    private String page() {
        KlingSandbox.Counts counts = sandbox.counts();
        String summary = "%d tasks made, %d creates refused, %s units deducted"
                .formatted(counts.createsAccepted(), counts.createsRefused(), counts.paidUnits());
        return PAGE.formatted(
                summary,
                tasks.all()
                        .sorted(Comparator.comparing(SandboxTask::id).reversed())
                        .limit(MOST_TASKS)
                        .map(KlingPage::article)
                        .collect(Collectors.joining()));
    }

    private static String article(SandboxTask task) {
        Order order = task.order();
        String prompt = order.shots().isEmpty()
                ? order.prompt()
                : order.shots().stream()
                        .map(shot -> shot.seconds() + " s: " + shot.prompt())
                        .collect(Collectors.joining(" / "));
        String ordered = "%s, %s, %s, %s, %d s, sound %s"
                .formatted(
                        order.endpoint().path(),
                        order.model(),
                        order.mode(),
                        order.aspectRatio(),
                        order.seconds(),
                        order.sound() ? "on" : "off");
        String status = task.progress().status().word() + " " + task.progress().message();
        return TASK.formatted(
                clip(task), text(prompt), text(status), text(order.externalTaskId()), task.id(), text(ordered));
    }

    private static String clip(SandboxTask task) {
        return task.progress().status() == TaskStatus.SUCCEED
                ? "<video controls preload=\"none\" src=\"/sandbox/kling/files/%s.mp4\"></video>"
                        .formatted(task.record().videoId())
                : "<div class=\"none\">no clip</div>";
    }

    private static String text(@Nullable String text) {
        return text == null ? "none" : HtmlUtils.htmlEscape(text);
    }
}
