package dev.sceneroute.speech.http;

import org.apache.camel.LoggingLevel;
import org.apache.camel.processor.errorhandler.RedeliveryPolicy;
import org.springframework.stereotype.Component;

/**
 * How often and after which pauses Camel repeats a call to an engine. The pauses are uneven, so that many pieces refused
 * at once do not all come back at once.
 */
@Component("speechPatience")
class SpeechPatience extends RedeliveryPolicy {
    private static final long serialVersionUID = 1L;
    private static final double GROWTH = 2;
    private static final double UNEVEN = 0.3;

    SpeechPatience(SpeechHttpSettings settings) {
        setMaximumRedeliveries(settings.repeats());
        setRedeliveryDelay(settings.firstPause().toMillis());
        setMaximumRedeliveryDelay(settings.longestPause().toMillis());
        setUseExponentialBackOff(true);
        setBackOffMultiplier(GROWTH);
        setUseCollisionAvoidance(true);
        setCollisionAvoidanceFactor(UNEVEN);
        setRetryAttemptedLogLevel(LoggingLevel.INFO);
        // Whoever called gets the failure.
        setLogExhausted(false);
    }
}
