package dev.sceneroute.api;

import dev.sceneroute.production.JobStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

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
            MultiValueMap<String, String> given =
                    UriComponentsBuilder.newInstance().query(raw).build().getQueryParams();
            List<FieldError> errors = new ArrayList<>();
            given.forEach((name, values) -> checkName(name, values, errors));
            Map<String, String> values = given.toSingleValueMap();
            Query query = new Query(
                    status(values.get("status"), errors),
                    values.get("project_id"),
                    number("page", values.get("page"), 1, LAST_PAGE, errors),
                    number("size", values.get("size"), 50, LARGEST, errors));
            if (!errors.isEmpty()) {
                throw RefusedException.fields(ProblemKind.INVALID_PARAMETER, errors);
            }
            return query;
        }

        private static void checkName(String name, List<String> values, List<FieldError> errors) {
            String shown = Shown.text(name);
            if (!KNOWN.contains(name)) {
                errors.add(new FieldError(
                        shown,
                        "unknown_parameter",
                        "unknown parameter \"" + shown + "\"; known here: " + String.join(", ", KNOWN)));
            } else if (values.size() > 1) {
                errors.add(new FieldError(shown, "once", shown + " must be given once"));
            }
        }

        private static @Nullable JobStatus status(@Nullable String given, List<FieldError> errors) {
            if (given == null) {
                return null;
            }
            if (!STATUSES.contains(given)) {
                errors.add(new FieldError("status", "enum", "status must be " + String.join(", ", STATUSES)));
                return null;
            }
            return JobStatus.of(given);
        }

        private static int number(
                String name, @Nullable String given, int fallback, int largest, List<FieldError> errors) {
            if (given == null) {
                return fallback;
            }
            int value = given.matches("[0-9]{1,7}") ? Integer.parseInt(given) : 0;
            if (value < 1 || value > largest) {
                errors.add(new FieldError(name, "range", name + " must be a whole number from 1 to " + largest));
            }
            return value;
        }
    }
}
