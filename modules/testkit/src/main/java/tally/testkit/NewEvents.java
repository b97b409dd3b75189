package tally.testkit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tally.domain.EventId;
import tally.domain.UploadId;
import tally.domain.events.Event;
import tally.domain.events.EventPayload;
import tally.domain.events.Topic;

/** Records events in {@link Memory}. */
final class NewEvents {
    private NewEvents() {}

    /** Records that an upload made these sales; nothing where there are none. */
    static void parsed(Memory memory, UploadId upload, Stream<Ledger.Entry> made) {
        final List<Ledger.Entry> sales = made.toList();
        if (!sales.isEmpty()) {
            final EventPayload payload = new EventPayload(
                    memory.upload(upload).business(),
                    Optional.of(new EventPayload.Cause(
                            upload, memory.upload(upload).kind().wireName(), sales.size())),
                    sales.stream().map(Ledger.Entry::product).distinct().toList(),
                    sales.stream()
                            .map(Ledger.Entry::customer)
                            .flatMap(Optional::stream)
                            .distinct()
                            .toList());
            memory.record(new Event(new EventId(memory.ids().next()), Topic.TRANSACTION_PARSED, payload));
        }
    }
}
