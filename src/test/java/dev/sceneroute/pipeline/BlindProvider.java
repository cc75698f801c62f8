package dev.sceneroute.pipeline;

import dev.sceneroute.generation.EndpointType;
import dev.sceneroute.generation.FailureKind;
import dev.sceneroute.generation.GenerationTask;
import dev.sceneroute.generation.ModelRules;
import dev.sceneroute.generation.ModelSource;
import dev.sceneroute.generation.Price;
import dev.sceneroute.generation.ProviderAnswer;
import dev.sceneroute.generation.ProviderCall;
import dev.sceneroute.generation.ProviderException;
import dev.sceneroute.generation.TaskReport;
import dev.sceneroute.generation.VideoOrder;
import dev.sceneroute.generation.VideoProvider;
import dev.sceneroute.generation.kling.KlingAdapter;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** A second provider, which keeps no id of ours: an order whose answer is lost can never be found again. */
@Component
class BlindProvider implements VideoProvider, ModelSource {
    static final String SERVICE = "blind";
    private static final List<Integer> SECONDS = List.of(3, 5);

    private final KlingAdapter words;

    BlindProvider(KlingAdapter words) {
        this.words = words;
    }

    /** Its calls, which go to the simulated Kling. */
    static RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                for (String call : List.of("create", "query", "list", "account")) {
                    from("direct:" + SERVICE + "-" + call)
                            .routeId(SERVICE + "-" + call)
                            .errorHandler(noErrorHandler())
                            .to("direct:kling-" + call);
                }
            }
        };
    }

    /** Calls that are refused for want of room, after something has happened to the job. */
    static RouteBuilder routesThatRefuse(Consumer<String> meanwhile) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:" + SERVICE + "-create")
                        .routeId(SERVICE + "-create")
                        .errorHandler(noErrorHandler())
                        .process(exchange -> {
                            GenerationTask task = exchange.getVariable(Variables.TASK, GenerationTask.class);
                            meanwhile.accept(task.scene().jobId());
                            throw new ProviderException(FailureKind.RATE_LIMITED, "Asked too fast", null, null);
                        });
            }
        };
    }

    @Override
    public List<ModelRules> models() {
        return List.of(new ModelRules(
                SERVICE, EndpointType.OMNI, "kling-v3-omni", List.of("std"), SECONDS, SECONDS, false, false));
    }

    @Override
    public boolean looksUp() {
        return false;
    }

    @Override
    public String service() {
        return SERVICE;
    }

    @Override
    public String baseUrl() {
        return words.baseUrl();
    }

    @Override
    public int concurrency() {
        return words.concurrency();
    }

    @Override
    public List<String> problems(VideoOrder order) {
        return List.of();
    }

    @Override
    public Price price(VideoOrder order, Instant at) {
        return words.price(order, at);
    }

    @Override
    public ProviderCall create(VideoOrder order) {
        return words.create(order);
    }

    @Override
    public TaskReport created(ProviderAnswer answer) {
        return words.created(answer);
    }

    @Override
    public ProviderCall query(EndpointType endpoint, String id) {
        return words.query(endpoint, id);
    }

    @Override
    public TaskReport queried(ProviderAnswer answer) {
        return words.queried(answer);
    }

    @Override
    public ProviderCall list(EndpointType endpoint, int page, int size) {
        return words.list(endpoint, page, size);
    }

    @Override
    public List<TaskReport> listed(ProviderAnswer answer) {
        return words.listed(answer);
    }

    @Override
    public ProviderCall account() {
        return words.account();
    }

    @Override
    public boolean canOrder(ProviderAnswer answer) {
        return words.canOrder(answer);
    }

    @Override
    public TaskReport calledBack(byte[] body) {
        return words.calledBack(body);
    }

    @Override
    public FailureKind lateFailure(String message) {
        return words.lateFailure(message);
    }

    @Override
    public String authorization() {
        return words.authorization();
    }
}
