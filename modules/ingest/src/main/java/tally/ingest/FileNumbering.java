package tally.ingest;

import java.util.Optional;
import tally.domain.sales.Checked;
import tally.domain.sales.SaleKey;
import tally.domain.sales.SaleKeys;
import tally.domain.sales.SaleRules;
import tally.domain.uploads.DuplicateRule;

/**
 * Numbers equal sales of one file 1, 2, 3 …, by the file's duplicate rule, in bounded memory: of a large file, one
 * pass before finds the sales that can repeat at all, and only those are counted. One per reading, for one thread.
 */
final class FileNumbering {
    /** What {@link Occurrences} takes a sale while it grows: old and new table, half full. */
    private static final long BYTES_PER_ROW = 48;

    /** Several uploads are worked on at once, and their batches need the most. */
    private static final long SHARE_OF_HEAP = 16;

    private final DuplicateRule rule;
    private final Optional<RepeatFilter> repeats;
    private final Occurrences occurrences = new Occurrences();

    private FileNumbering(DuplicateRule rule, Optional<RepeatFilter> repeats) {
        this.rule = rule;
        this.repeats = repeats;
    }

    /** Whether so many rows are better read twice than all counted: where the count would crowd the heap. */
    static boolean isLarge(long rows) {
        return rows * BYTES_PER_ROW > Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
    }

    /** A numbering for a file that is not large, and for the strict rule, which counts nothing. */
    static FileNumbering of(DuplicateRule rule) {
        return new FileNumbering(rule, Optional.empty());
    }

    /** A numbering for a large file of about so many rows, which is read once now. */
    static FileNumbering ofLarge(SalesFile file, long rows, SaleRules rules) {
        final RepeatFilter repeats = new RepeatFilter(rows);
        final SaleKeys keys = new SaleKeys();
        try (SalesRows source = file.rows()) {
            while (source.next()) {
                if (source.current().check(rules) instanceof Checked.Accepted accepted) {
                    repeats.add(keys.of(accepted.sale()));
                }
            }
        }
        repeats.allAdded();
        return new FileNumbering(DuplicateRule.COUNT, Optional.of(repeats));
    }

    /** The number of this sale among its equals; to be asked once for each, in the order of the file. */
    int next(SaleKey key) {
        final boolean counted = rule == DuplicateRule.COUNT
                && repeats.map(filter -> filter.mayRepeat(key)).orElse(true);
        return counted ? occurrences.next(key) : 1;
    }
}
