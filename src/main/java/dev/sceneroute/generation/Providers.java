package dev.sceneroute.generation;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The providers of this installation, by service. */
@Component
public class Providers {
    private final Map<String, VideoProvider> byService;

    Providers(List<VideoProvider> providers) {
        this.byService = providers.stream().collect(Collectors.toMap(VideoProvider::service, Function.identity()));
    }

    /** The names of all services, sorted. */
    public List<String> services() {
        return byService.keySet().stream().sorted().toList();
    }

    /** Whether there is such a service; orders of an earlier version of the program may name one that is gone. */
    public boolean has(String service) {
        return byService.containsKey(service);
    }

    /**
     * A provider.
     *
     * @throws ProviderException {@link FailureKind#INVALID_REQUEST} if there is none of that name
     */
    public VideoProvider of(String service) {
        VideoProvider provider = byService.get(service);
        if (provider == null) {
            throw new ProviderException(
                    FailureKind.INVALID_REQUEST,
                    "There is no service " + service + "; use one of " + byService.keySet(),
                    null,
                    null);
        }
        return provider;
    }
}
