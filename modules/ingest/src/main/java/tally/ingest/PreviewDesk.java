package tally.ingest;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tally.csv.CsvDialect;
import tally.domain.sales.Field;
import tally.domain.sales.FormatProposal;
import tally.domain.sales.Formats;
import tally.domain.sales.NumberFormat;
import tally.domain.sales.SaleRules;
import tally.domain.uploads.ImportOptions;
import tally.domain.uploads.PreviewBooks;
import tally.domain.uploads.UploadInbox;

/**
 * Shows what an upload of a file would do, by the very code that an upload runs, and stores nothing. Where nobody has said
 * how the file is to be read, it proposes that, with the evidence. Safe for use by many threads.
 */
public final class PreviewDesk {
    private final UploadInbox inbox;
    private final PreviewBooks books;
    private final Clock clock;

    /** A desk that asks these stores; {@code clock} says what today is. */
    public PreviewDesk(UploadInbox inbox, PreviewBooks books, Clock clock) {
        this.inbox = inbox;
        this.books = books;
        this.clock = clock;
    }

    /**
     * Looks at a file.
     *
     * @param zone the business's, which decides what today is
     * @throws UnreadableFileException where it is no CSV file, or has no row at all
     * @throws UncheckedIOException where the spooled file can't be read
     */
    public Preview preview(Incoming incoming, ZoneId zone) throws UnreadableFileException {
        final Optional<String> complaint = CsvCheck.complaint(incoming);
        if (complaint.isPresent()) {
            throw new UnreadableFileException(complaint.get());
        }
        final ImportOptions said = incoming.options(inbox);
        final SalesFile asSaid = SalesFile.look(incoming.source(), said);
        final MappingProposal mapping = MappingProposal.of(asSaid.header().names(), said.mapping());
        final SalesFile file = asSaid.mapped(mapping.mapping());
        final FileEvidence evidence = FileEvidence.of(file);
        final Preview.Reading reading = reading(said, mapping, evidence);
        return new Preview(
                dialect(file),
                columns(file, mapping),
                reading,
                complaint(file, evidence),
                sample(
                        incoming,
                        file,
                        reading.options(),
                        new Scope(evidence.rowCount(), LocalDate.now(clock.withZone(zone)))));
    }

    private static Optional<String> complaint(SalesFile file, FileEvidence evidence) {
        return file.columns()
                .complaint()
                .or(() -> evidence.rowCount() > 0
                        ? Optional.empty()
                        : Optional.of("The file has a line with the names of the columns, and no rows below it."));
    }

    private static Preview.Reading reading(ImportOptions said, MappingProposal mapping, FileEvidence evidence) {
        final FormatProposal dates = evidence.dates();
        final FormatProposal numbers = evidence.numbers();
        final Formats known = mapping.preset().map(Preset::formats).orElse(Formats.DEFAULT);
        final Formats formats = new Formats(
                said.formats().dateFormat().or(dates::format).or(() -> ifOpen(dates, known.dateFormat())),
                said.formats()
                        .numberFormat()
                        .or(() -> numbers.format().flatMap(NumberFormat::of))
                        .or(() -> ifOpen(numbers, known.numberFormat())));
        final ImportOptions options =
                new ImportOptions(said.duplicates(), mapping.mapping(), formats, said.delimiter(), said.charset());
        return new Preview.Reading(options, !options.equals(said), dates, numbers);
    }

    /** What is usual for a program decides only between readings that the file leaves open. */
    private static <T> Optional<T> ifOpen(FormatProposal proposal, Optional<T> usual) {
        return proposal.finding() == FormatProposal.Finding.OPEN ? usual : Optional.empty();
    }

    private Preview.Sample sample(Incoming incoming, SalesFile file, ImportOptions options, Scope scope) {
        final PreviewSample sample =
                new PreviewSample(new SaleRules(options.formats(), scope.today()), options.duplicates());
        if (file.columns().complaint().isEmpty()) {
            sample.read(file, scope.rowCount());
        }
        return sample.result(scope.rowCount(), books.compare(incoming.business(), sample.sales()));
    }

    private static Preview.Dialect dialect(SalesFile file) {
        final CsvDialect dialect = file.dialect();
        return new Preview.Dialect(
                dialect.delimiter(),
                dialect.charset().name(),
                dialect.byteOrderMark(),
                dialect.lineEnding().name(),
                dialect.separatorLine(),
                file.header().row());
    }

    private static Preview.Columns columns(SalesFile file, MappingProposal mapping) {
        final List<String> names = file.header().names();
        final List<Preview.Column> columns = IntStream.range(0, names.size())
                .mapToObj(column -> column(names.get(column), file.columns().field(column), mapping))
                .toList();
        return new Preview.Columns(columns, file.columns().missing(), mapping.preset());
    }

    private static Preview.Column column(String name, Optional<Field> field, MappingProposal mapping) {
        return new Preview.Column(
                name, field, field.filter(mapping.proposed()::containsKey).isPresent());
    }

    /** How many rows there are, and the last day that a sale may have. */
    private record Scope(long rowCount, LocalDate today) {}
}
