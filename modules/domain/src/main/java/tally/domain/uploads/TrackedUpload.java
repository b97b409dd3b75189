package tally.domain.uploads;

import java.util.Optional;

/**
 * An upload with what only matters while it is under way.
 *
 * @param node which node has it; empty where none does
 * @param queuePlace for one that waits, its place in the queue of all businesses, from 1; one upload of a business runs at a
 *     time, so one that stands behind another of its business may be overtaken
 */
public record TrackedUpload(Upload upload, Optional<String> node, Optional<Long> queuePlace) {}
