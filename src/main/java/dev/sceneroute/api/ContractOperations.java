package dev.sceneroute.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import java.util.Map;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumerAware;
import org.apache.camel.component.rest.openapi.DefaultRestOpenapiProcessorStrategy;
import org.springframework.stereotype.Component;

/**
 * Gives each operation of the contract its route {@code direct:<operationId>}, but for those marked {@code x-streamed}:
 * Camel's REST holds whole bodies in memory and knows no ranges, so Spring MVC serves these.
 */
@Component("contractOperations")
class ContractOperations extends DefaultRestOpenapiProcessorStrategy {
    private static final String STREAMED = "x-streamed";

    @Override
    public void validateOpenApi(OpenAPI contract, String basePath, PlatformHttpConsumerAware consumer)
            throws Exception {
        contract.getPaths().values().removeIf(ContractOperations::isStreamed);
        // Each path alone: Camel would take every request below it too, and with them those Spring MVC serves.
        consumer.getPlatformHttpConsumer().getEndpoint().setMatchOnUriPrefix(false);
        super.validateOpenApi(contract, basePath, consumer);
    }

    private static boolean isStreamed(PathItem path) {
        return path.readOperations().stream().anyMatch(ContractOperations::isStreamed);
    }

    private static boolean isStreamed(Operation operation) {
        Map<String, Object> marks = operation.getExtensions();
        return marks != null && Boolean.TRUE.equals(marks.get(STREAMED));
    }
}
