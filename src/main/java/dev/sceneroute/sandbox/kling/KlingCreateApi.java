package dev.sceneroute.sandbox.kling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sceneroute.sandbox.SandboxReply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/** Takes orders: {@code POST /v1/videos/{endpoint}}. */
public final class KlingCreateApi {
    private final KlingSandboxProperties properties;
    private final KlingAuthorization authorization;
    private final CreateRate rate;
    private final KlingRequestRules rules;
    private final FaultDial faults;
    private final KlingSandboxTasks tasks;
    private final TaskLife life;
    private final KlingAnswers answers;
    private final KlingJson json;

    @SuppressWarnings("TooManyParameters")
    KlingCreateApi(
            KlingSandboxProperties properties,
            KlingAuthorization authorization,
            CreateRate rate,
            KlingRequestRules rules,
            FaultDial faults,
            KlingSandboxTasks tasks,
            TaskLife life,
            KlingAnswers answers,
            KlingJson json) {
        this.properties = properties;
        this.authorization = authorization;
        this.rate = rate;
        this.rules = rules;
        this.faults = faults;
        this.tasks = tasks;
        this.life = life;
        this.answers = answers;
        this.json = json;
    }

    /**
     * Makes a task and answers with it; the task's life begins when the answer is out.
     *
     * @param exchange the request
     */
    public void order(Exchange exchange) {
        answers.answer(exchange, () -> {
            try {
                return accept(exchange, checked(exchange));
            } catch (KlingRefusal refusal) {
                tasks.refuse(refusal);
                throw refusal;
            }
        });
    }

    private Order checked(Exchange exchange) {
        authorization.check(exchange.getMessage().getHeader("Authorization", String.class));
        rate.check();
        Endpoint endpoint = Endpoint.of(exchange.getMessage().getHeader("endpoint", String.class));
        Order order = rules.order(endpoint, request(exchange));
        faults.draw(Fault.When.CREATE_REQUEST).stream()
                .flatMap(fault -> fault.error().stream())
                .findFirst()
                .ifPresent(error -> {
                    throw error.refusal();
                });
        return order;
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
            LockSupport.parkNanos(properties.faultDelay().toNanos());
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

    private JsonNode request(Exchange exchange) {
        long most = properties.maxRequest().toBytes();
        try {
            return JsonBody.read(exchange, most);
        } catch (BoundedStream.TooLarge e) {
            throw KlingError.INVALID_REQUEST.refusal("the request body is larger than " + most + " bytes");
        } catch (JsonProcessingException e) {
            throw KlingError.INVALID_REQUEST.refusal("the request body is not valid JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
