package dev.sceneroute.pipeline;

/** How far a provider's list of tasks was read: page by page, until what was looked for is found or the list ends. */
public final class ListPages {
    /** Tasks a page: the most Kling gives (query list, provider contracts §1.9). */
    static final int SIZE = 500;

    private final int pages;
    private int page = 1;
    private boolean more = true;
    private boolean ended;

    /**
     * Begins at the first page.
     *
     * @param pages how many are read at most
     */
    ListPages(int pages) {
        this.pages = pages;
    }

    /** The next page to ask for, from 1. */
    public int getPage() {
        return page;
    }

    /** Tasks a page. */
    public int getSize() {
        return SIZE;
    }

    /** Whether another page is worth asking for. */
    public boolean isMore() {
        return more;
    }

    /** Whether the list was read to its end. */
    public boolean isEnded() {
        return ended;
    }

    /**
     * One page was read.
     *
     * @param tasks how many tasks were on it
     * @param found whether nothing is looked for any more
     */
    void read(int tasks, boolean found) {
        ended = tasks < SIZE;
        page++;
        more = !found && !ended && page <= pages;
    }
}
