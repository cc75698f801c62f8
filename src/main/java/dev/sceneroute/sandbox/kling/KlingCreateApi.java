package dev.sceneroute.sandbox.kling;

import dev.sceneroute.sandbox.CutStream;
import dev.sceneroute.sandbox.SandboxReply;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/** Takes orders: {@code POST /v1/videos/{endpoint}}. */
public final class KlingCreateApi {
    private final OrderCheck check;
    private final KlingSandboxTasks tasks;
    private final TaskLife life;
    private final KlingAnswers answers;
    private final KlingJson json;
    private final Duration faultDelay;

    KlingCreateApi(
            OrderCheck check,
            KlingSandboxTasks tasks,
            TaskLife life,
            KlingAnswers answers,
            KlingJson json,
            Duration faultDelay) {
        this.check = check;
        this.tasks = tasks;
        this.life = life;
        this.answers = answers;
        this.json = json;
        this.faultDelay = faultDelay;
    }

    /**
     * Makes a task and answers with it; the task's life begins when the answer is out.
     *
     * @param exchange the request
     */
    public void order(Exchange exchange) {
        answers.answer(exchange, () -> {
            try {
                return accept(exchange, check.passed(exchange));
            } catch (KlingRefusal refusal) {
                tasks.refuse(refusal);
                throw refusal;
            }
        });
    }

    private SandboxReply accept(Exchange exchange, Order order) {
        SandboxTask task = tasks.accept(order);
        if (task.record().fated(Fault.CALLBACK_EARLY)) {
            life.rush(task);
        } else {
            exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange answered) {
                    life.begin(task);
                }
            });
        }
        return reply(task);
    }

    private SandboxReply reply(SandboxTask task) {
        TaskRecord record = task.record();
        if (record.fated(Fault.CREATE_SLOW)) {
            LockSupport.parkNanos(faultDelay.toNanos());
        }
        for (Fault fault : new Fault[] {Fault.CREATE_ERROR_AFTER, Fault.CREATE_TIMED_OUT}) {
            if (record.fated(fault)) {
                KlingError error = fault.error().orElseThrow();
                return answers.error(error, error.text());
            }
        }
        SandboxReply reply = answers.success(json.created(task));
        return record.fated(Fault.REPLY_LOST) ? cut(reply) : reply;
    }

    private static SandboxReply cut(SandboxReply reply) {
        InputStream whole = new ByteArrayInputStream((byte[]) reply.body());
        return SandboxReply.stream(
                        reply.status(), reply.contentType(), new CutStream(whole, reply.length() / 2), reply.length())
                .with("Connection", "close");
    }
}
