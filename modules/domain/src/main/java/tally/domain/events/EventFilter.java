package tally.domain.events;

import java.util.Optional;
import tally.domain.Scope;
import tally.domain.UploadId;

/**
 * Which events are meant; what is empty does not narrow.
 *
 * @param upload the file that caused it
 */
public record EventFilter(Scope scope, Optional<Topic> topic, Optional<UploadId> upload) {
    /** All events. */
    public static final EventFilter ALL = new EventFilter(Scope.ALL, Optional.empty(), Optional.empty());
}
