package dev.sceneroute.runtime;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.springframework.stereotype.Component;

/**
 * Keeps the HTTP client from sending a request again by itself: its default is to repeat after 429 and 503, and for a
 * paid call that would be a second order.
 */
@Component("noAutomaticRetries")
class NoAutomaticRetries implements HttpClientConfigurer {

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        builder.disableAutomaticRetries().disableRedirectHandling().disableCookieManagement();
    }
}
