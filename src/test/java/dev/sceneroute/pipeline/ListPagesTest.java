package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.generation.TaskReport;
import dev.sceneroute.pipeline.TaskLookUp.ListScan;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a provider's list proves that an order does not exist. */
class ListPagesTest {
    private static final List<TaskReport> FULL_PAGE = Collections.nCopies(ListPages.SIZE, report("other"));

    @Test
    void only_a_list_that_was_read_to_its_end_proves_that_an_order_is_absent() {
        ListScan scan = new ListScan("ours", 3);
        scan.read(FULL_PAGE);
        assertThat(scan.isAbsent()).isFalse();
        assertThat(scan.isMore()).isTrue();

        scan.read(List.of(report("other")));

        assertThat(scan.isAbsent()).isTrue();
        assertThat(scan.isMore()).isFalse();
    }

    @Test
    void a_list_that_is_longer_than_we_search_proves_nothing() {
        ListScan scan = new ListScan("ours", 2);
        scan.read(FULL_PAGE);
        scan.read(FULL_PAGE);

        assertThat(scan.isMore()).isFalse();
        assertThat(scan.isAbsent()).isFalse();
        assertThat(scan.getFound()).isNull();
    }

    @Test
    void an_order_on_a_page_ends_the_search() {
        ListScan scan = new ListScan("ours", 2);
        scan.read(List.of(report("other"), report("ours")));

        assertThat(scan.isMore()).isFalse();
        assertThat(scan.isAbsent()).isFalse();
        assertThat(scan.getFound()).isEqualTo(report("ours"));
    }

    private static TaskReport report(String externalId) {
        return new TaskReport("1", externalId, TaskReport.Status.SUBMITTED, null, List.of(), null, null);
    }
}
