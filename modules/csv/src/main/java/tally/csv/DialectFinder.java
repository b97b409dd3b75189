package tally.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds delimiter, line ending and what stands above the header, once the charset is known. */
final class DialectFinder {

    private static final List<Character> CANDIDATES = List.of(',', ';', '\t', '|');
    private static final long SAMPLE_BYTES = 1 << 18;
    private static final double SURE = 0.4;
    private static final double CLEARLY_BEHIND = 0.8;
    private static final String SEPARATOR_KEY = "sep=";

    private final CsvSource source;

    DialectFinder(CsvSource source) {
        this.source = source;
    }

    CsvDialect find(CharsetFinder.Encoding encoding) {
        try {
            Optional<Character> separator = separator(encoding);
            CsvDialect start = new CsvDialect(
                    separator.orElse(','),
                    encoding.charset(),
                    encoding.byteOrderMark(),
                    lineEnding(encoding),
                    separator.isPresent(),
                    0);
            return finish(start);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private CsvDialect finish(CsvDialect start) {
        List<ColumnTally> tallies = tallies(start, SAMPLE_BYTES);
        if (!isSettled(tallies)) {
            tallies = tallies(start, Long.MAX_VALUE);
        }
        ColumnTally best = tallies.get(0);
        return new CsvDialect(
                best.delimiter(),
                start.charset(),
                start.byteOrderMark(),
                start.lineEnding(),
                start.separatorLine(),
                best.preambleRows());
    }

    /** The candidates, best first; in the order of the list where equal. */
    private List<ColumnTally> tallies(CsvDialect start, long firstBytes) {
        Stream<Character> candidates = start.separatorLine() ? Stream.of(start.delimiter()) : CANDIDATES.stream();
        return candidates
                .map(candidate -> tally(start.withDelimiter(candidate), firstBytes))
                .sorted(Comparator.comparingDouble(ColumnTally::score).reversed())
                .toList();
    }

    private ColumnTally tally(CsvDialect candidate, long firstBytes) {
        return ColumnTally.of(candidate.reader(source, CsvFormat.comma()), candidate.delimiter(), firstBytes);
    }

    private static boolean isSettled(List<ColumnTally> tallies) {
        ColumnTally best = tallies.get(0);
        boolean alone = tallies.size() == 1 || tallies.get(1).score() < best.score() * CLEARLY_BEHIND;
        return best.isWhole() || (best.score() >= SURE && alone);
    }

    /** Excel's own way to name the delimiter: a first line {@code sep=;}, in any case, also quoted. */
    private Optional<Character> separator(CharsetFinder.Encoding encoding) throws IOException {
        try (InputStream text = CsvDialect.utf8(source.open(), encoding.charset())) {
            String head = new String(text.readNBytes(16), StandardCharsets.UTF_8).replace("\uFEFF", "");
            String line = head.split("[\r\n]", 2)[0].replace("\"", "");
            char named = line.length() == SEPARATOR_KEY.length() + 1 ? line.charAt(SEPARATOR_KEY.length()) : 0;
            boolean isSeparatorLine = line.toLowerCase(Locale.ROOT).startsWith(SEPARATOR_KEY);
            return isSeparatorLine && CsvFormat.isDelimiter(named) ? Optional.of(named) : Optional.empty();
        }
    }

    private LineEnding lineEnding(CharsetFinder.Encoding encoding) throws IOException {
        try (InputStream text = CsvDialect.utf8(source.open(), encoding.charset())) {
            return LineEndingFinder.find(text);
        }
    }
}
