package dev.sceneroute.api;

import dev.sceneroute.production.JobStatus;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of jobs, newest first.
 *
 * @param jobs the jobs on it
 * @param page its number, from 1
 * @param size how many jobs a page has
 * @param total how many jobs there are on all pages
 */
record JobPage(List<JobView> jobs, int page, int size, long total) {

    /**
     * Which page is asked for.
     *
     * @param status only jobs of this status, if given
     * @param projectId only jobs of this project, if given
     * @param page from 1
     * @param size 1 to 200
     */
    record Query(@Nullable JobStatus status, @Nullable String projectId, int page, int size) {
        private static final List<String> KNOWN = List.of("status", "project_id", "page", "size");
        private static final List<String> STATUSES =
                Arrays.stream(JobStatus.values()).map(JobStatus::word).toList();
        private static final int LAST_PAGE = 1_000_000;
        private static final int LARGEST = 200;

        /**
         * Reads the query of a request.
         *
         * @param raw everything after the question mark, or nothing
         * @throws RefusedException naming every parameter that is wrong
         */
        static Query of(@Nullable String raw) {
            QueryFields fields = QueryFields.of(raw, KNOWN);
            Query query = new Query(
                    fields.word("status", STATUSES, JobStatus::of),
                    fields.text("project_id"),
                    fields.number("page", 1, LAST_PAGE),
                    fields.number("size", 50, LARGEST));
            fields.check();
            return query;
        }
    }
}
