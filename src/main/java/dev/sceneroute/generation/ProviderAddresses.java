package dev.sceneroute.generation;

/** Where providers are: their real addresses, or the sandbox's. */
@FunctionalInterface
public interface ProviderAddresses {

    /**
     * The base address of a provider, without a slash at its end.
     *
     * @param service the provider
     */
    String of(String service);
}
