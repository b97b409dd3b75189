package tally.events;

import java.util.List;
import java.util.stream.Collectors;
import tally.domain.Id;
import tally.domain.events.EventPayload;

/** A payload as JSON for a log line: ids and numbers alone, so nothing needs escaping; long lists are cut. */
final class PayloadJson {
    private static final int MOST_IDS_SHOWN = 20;

    private PayloadJson() {}

    static String of(EventPayload payload) {
        final String cause = payload.cause()
                .map(file -> "\"file_id\": \"%s\", \"source\": \"%s\", \"transaction_count\": %d, "
                        .formatted(file.file(), file.source(), file.transactionCount()))
                .orElse("");
        return "{\"business_id\": \"%s\", %s\"affected_products\": %s, \"affected_customers\": %s}"
                .formatted(payload.business(), cause, quoted(payload.products()), quoted(payload.customers()));
    }

    /** The ids in brackets; of a long list the first ones and its length. */
    static String shortened(List<? extends Id> ids) {
        return list(ids, "");
    }

    private static String quoted(List<? extends Id> ids) {
        return list(ids, "\"");
    }

    private static String list(List<? extends Id> ids, String quote) {
        final String more = ids.size() > MOST_IDS_SHOWN ? ", " + quote + "… " + ids.size() + " in all" + quote : "";
        return ids.stream()
                .limit(MOST_IDS_SHOWN)
                .map(id -> quote + id + quote)
                .collect(Collectors.joining(", ", "[", more + "]"));
    }
}
