package tally.ingest;

import tally.domain.sales.Checked;
import tally.domain.sales.SaleKey;
import tally.domain.sales.SaleKeys;
import tally.domain.sales.SaleRules;
import tally.domain.uploads.DuplicateRule;

/**
 * Numbers equal sales of one file 1, 2, 3 …, by the file's duplicate rule, in bounded memory: of a large file, one pass
 * before finds the sales that can repeat at all, and only those are counted. One per reading, for one thread.
 */
final class FileNumbering {
    private static final long LARGE_FILE_ROWS = 200_000;

    private final DuplicateRule rule;
    private final RepeatFilter repeats;
    private final boolean filtered;
    private final Occurrences occurrences = new Occurrences();

    private FileNumbering(DuplicateRule rule, RepeatFilter repeats, boolean filtered) {
        this.rule = rule;
        this.repeats = repeats;
        this.filtered = filtered;
    }

    /** A numbering for a file of so many rows; reads it once where it is large. */
    static FileNumbering of(SalesFile file, long rows, SaleRules rules, DuplicateRule rule) {
        if (rule == DuplicateRule.STRICT || rows <= LARGE_FILE_ROWS) {
            return new FileNumbering(rule, new RepeatFilter(0), false);
        }
        final RepeatFilter repeats = new RepeatFilter(rows);
        final SaleKeys keys = new SaleKeys();
        try (SalesRows source = file.rows()) {
            while (source.next()) {
                if (source.current().check(rules) instanceof Checked.Accepted accepted) {
                    repeats.add(keys.of(accepted.sale()));
                }
            }
        }
        return new FileNumbering(rule, repeats, true);
    }

    /** The number of this sale among its equals; to be asked once for each, in the order of the file. */
    int next(SaleKey key) {
        if (rule == DuplicateRule.STRICT || filtered && !repeats.mayRepeat(key)) {
            return 1;
        }
        return occurrences.next(key);
    }
}
