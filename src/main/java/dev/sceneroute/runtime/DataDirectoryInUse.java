package dev.sceneroute.runtime;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in two sentences, in place of a stack trace, why a second program on the same data does not start. */
class DataDirectoryInUse extends AbstractFailureAnalyzer<DataDirectoryInUseException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DataDirectoryInUseException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Stop it, or give this one a directory of its own with SCENEROUTE_DATA_DIR.",
                cause);
    }
}
