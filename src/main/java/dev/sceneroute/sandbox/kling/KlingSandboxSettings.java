package dev.sceneroute.sandbox.kling;

import java.time.Duration;

/** The settings that can be turned while the sandbox runs. */
final class KlingSandboxSettings {
    private final KlingSandboxProperties initial;
    private volatile Duration latency;
    private volatile Duration jitter;
    private volatile int concurrency;
    private volatile int qps;

    KlingSandboxSettings(KlingSandboxProperties initial) {
        this.initial = initial;
        this.latency = initial.latency();
        this.jitter = initial.jitter();
        this.concurrency = initial.concurrency();
        this.qps = initial.qps();
    }

    /** Back to what was configured. */
    void reset() {
        latency(initial.latency());
        jitter(initial.jitter());
        concurrency(initial.concurrency());
        qps(initial.qps());
    }

    Duration latency() {
        return latency;
    }

    void latency(Duration value) {
        latency = notNegative("latency", value);
    }

    Duration jitter() {
        return jitter;
    }

    void jitter(Duration value) {
        jitter = notNegative("jitter", value);
    }

    int concurrency() {
        return concurrency;
    }

    void concurrency(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("concurrency must be at least 1, not " + value);
        }
        concurrency = value;
    }

    int qps() {
        return qps;
    }

    void qps(int value) {
        if (value < 0) {
            throw new IllegalArgumentException("qps must be 0 (no limit) or more, not " + value);
        }
        qps = value;
    }

    private static Duration notNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, not " + value);
        }
        return value;
    }
}
