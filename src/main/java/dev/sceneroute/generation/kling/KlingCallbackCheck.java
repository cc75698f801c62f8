package dev.sceneroute.generation.kling;

import dev.sceneroute.generation.IncomingCallback;
import dev.sceneroute.generation.SignedCallback;
import org.apache.camel.Body;
import org.springframework.stereotype.Component;

/** The webhook's door: looks at the signature over the raw bytes, before anything is parsed. */
@Component
public class KlingCallbackCheck {
    private final KlingAdapter kling;

    KlingCallbackCheck(KlingAdapter kling) {
        this.kling = kling;
    }

    /** Says what the signature of a callback is worth. */
    public SignedCallback check(@Body IncomingCallback callback) {
        return new SignedCallback(kling.service(), callback, kling.check(callback));
    }
}
