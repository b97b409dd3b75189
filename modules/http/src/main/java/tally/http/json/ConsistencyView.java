package tally.http.json;

import java.time.Instant;
import java.util.List;
import tally.domain.books.Consistency;

/** The result of the full check of a business. */
public record ConsistencyView(boolean ok, Instant checkedAt, List<WarningView> warnings) {

    /** The view of a check. */
    public static ConsistencyView of(Consistency result, Instant checkedAt) {
        return new ConsistencyView(result.ok(), checkedAt, WarningView.all(result));
    }

    /** The result of the check after an upload. */
    public record AfterUpload(boolean ok, List<WarningView> warnings) {

        /** The view of a check. */
        static AfterUpload of(Consistency result) {
            return new AfterUpload(result.ok(), WarningView.all(result));
        }
    }

    /** One disagreement. */
    public record WarningView(String check, String subject, String expected, String found) {

        private static List<WarningView> all(Consistency result) {
            return result.warnings().stream()
                    .map(warning ->
                            new WarningView(warning.check(), warning.subject(), warning.expected(), warning.found()))
                    .toList();
        }
    }
}
