package dev.sceneroute.sandbox.kling;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Where the sandbox's books are kept. */
interface SandboxJournal extends AutoCloseable {

    /** Everything written so far, in order. */
    List<JournalLine> replay();

    /** Writes a line; the future ends when the operating system has it, so that the program's own end loses nothing. */
    CompletableFuture<Void> write(JournalLine line);

    /** Forgets everything. */
    void clear();

    @Override
    void close();

    /** Books that live as long as the program. */
    SandboxJournal NONE = new SandboxJournal() {
        @Override
        public List<JournalLine> replay() {
            return List.of();
        }

        @Override
        public CompletableFuture<Void> write(JournalLine line) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void clear() {}

        @Override
        public void close() {}
    };
}
