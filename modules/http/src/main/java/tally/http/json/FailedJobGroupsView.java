package tally.http.json;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tally.domain.Page;
import tally.domain.failures.FailedJobGroup;

/**
 * Failed rows by cause.
 *
 * @param count how many groups there are, shown or not
 */
public record FailedJobGroupsView(long count, List<GroupView> results) {

    /** The view of some groups. */
    public static FailedJobGroupsView of(Page<FailedJobGroup> groups) {
        return new FailedJobGroupsView(groups.count(), groups.map(GroupView::of).results());
    }

    /** One cause in one upload. */
    public record GroupView(
            String errorCode,
            Optional<String> column,
            UUID fileId,
            String fileName,
            UUID businessId,
            String businessName,
            long count,
            String exampleValue,
            UUID exampleId) {

        private static GroupView of(FailedJobGroup group) {
            return new GroupView(
                    group.errorCode().name(),
                    group.column(),
                    group.source().upload().value(),
                    group.source().fileName(),
                    group.source().owner().business().value(),
                    group.source().owner().businessName(),
                    group.count(),
                    group.example().value(),
                    group.example().id().value());
        }
    }
}
