package dev.sceneroute.runtime;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in two sentences, not in a hundred stack frames, that the data directory is taken. */
public class DataDirectoryInUse extends AbstractFailureAnalyzer<DataDirectoryInUseException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, DataDirectoryInUseException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Stop the other one, or give this one a directory of its own with SCENEROUTE_DATA_DIR.",
                cause);
    }
}
