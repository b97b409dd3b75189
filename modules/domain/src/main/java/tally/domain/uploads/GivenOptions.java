package tally.domain.uploads;

import java.util.Map;
import java.util.Optional;
import tally.domain.sales.Field;
import tally.domain.sales.Formats;

/**
 * What a person said about one file; empty where nothing was said, and something said before may hold.
 *
 * @param mapping as in {@link ImportOptions}; said as a whole, so an empty one takes a remembered one back
 */
public record GivenOptions(
        Optional<DuplicateRule> duplicates,
        Optional<Map<Field, String>> mapping,
        Formats formats,
        Optional<Character> delimiter,
        Optional<String> charset) {

    /** Nothing said. */
    public static final GivenOptions NONE =
            new GivenOptions(Optional.empty(), Optional.empty(), Formats.DEFAULT, Optional.empty(), Optional.empty());

    /** Copies the mapping. */
    public GivenOptions {
        mapping = mapping.map(Map::copyOf);
    }

    /** What was said here, and where nothing was, what was said before. */
    public ImportOptions over(ImportOptions before) {
        final Formats earlier = before.formats();
        return new ImportOptions(
                duplicates.orElse(before.duplicates()),
                mapping.orElse(before.mapping()),
                new Formats(
                        formats.dateFormat().or(earlier::dateFormat),
                        formats.numberFormat().or(earlier::numberFormat)),
                delimiter.or(before::delimiter),
                charset.or(before::charset));
    }
}
