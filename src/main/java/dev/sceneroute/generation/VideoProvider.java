package dev.sceneroute.generation;

import java.util.List;

/**
 * The port a provider of clips fills. Everything here is a pure translation: the HTTP in between is Camel's, through
 * one shared route template, so that time-outs, circuit breaking, metrics and simulators are equal for all.
 */
public interface VideoProvider {

    /** The service's name in scripts, configuration, tables and routes, such as {@code kling}. */
    String service();

    /** The configured base address, without a slash at its end; empty where the sandbox stands in. */
    String baseUrl();

    /** How many tasks the account may run at once with each model. */
    int concurrency();

    /**
     * Checks an order against everything known of the endpoint and model, without any call.
     *
     * @param order the order
     * @return one sentence for each rule that is broken, naming the field; empty if the order can be sent
     */
    List<String> problems(VideoOrder order);

    /** The request that orders a clip. */
    ProviderCall create(VideoOrder order);

    /**
     * Reads the answer to {@link #create}.
     *
     * @throws ProviderException with the kind of failure
     */
    TaskReport created(ProviderAnswer answer);

    /**
     * The request that asks for one task.
     *
     * @param endpoint the endpoint the task was ordered from
     * @param id the provider's task id, or our external id
     */
    ProviderCall query(EndpointType endpoint, String id);

    /**
     * Reads the answer to {@link #query}.
     *
     * @throws ProviderException with the kind of failure; {@link FailureKind#NOT_FOUND} if there is no such task
     */
    TaskReport queried(ProviderAnswer answer);

    /**
     * The request for one page of the account's tasks.
     *
     * @param endpoint the endpoint the tasks were ordered from
     * @param page from 1
     * @param size tasks a page
     */
    ProviderCall list(EndpointType endpoint, int page, int size);

    /**
     * Reads the answer to {@link #list}.
     *
     * @throws ProviderException with the kind of failure
     */
    List<TaskReport> listed(ProviderAnswer answer);

    /**
     * Whether an order can be looked up by our external id. If not, an order whose answer was lost waits for a person
     * ({@link TaskState#UNKNOWN}): it is never sent again by itself.
     */
    default boolean looksUp() {
        return true;
    }

    /** The request that shows whether the account can order at all: it costs nothing. */
    ProviderCall account();

    /**
     * Reads the answer to {@link #account}.
     *
     * @return false if it certainly cannot order; true also if the answer leaves it open, as an order that is refused
     *     costs nothing
     * @throws ProviderException with the kind of failure, such as a key that is still wrong
     */
    boolean canOrder(ProviderAnswer answer);

    /**
     * Reads a callback's body. A callback is a hint: whoever believes a success asks the provider first.
     *
     * @param body the raw bytes
     * @throws ProviderException {@link FailureKind#INVALID_REQUEST} if it cannot be read as a report
     */
    TaskReport calledBack(byte[] body);

    /**
     * What kind of failure a task's late failure message is.
     *
     * @param message the provider's words
     * @return {@link FailureKind#CONTENT_REFUSED}, {@link FailureKind#INVALID_REQUEST} or
     *     {@link FailureKind#GENERATION_FAILED}
     */
    FailureKind lateFailure(String message);

    /** The value of the {@code Authorization} header for a call made now. Never stored, never logged. */
    String authorization();
}
