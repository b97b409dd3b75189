package tally.ingest;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tally.csv.CsvSource;
import tally.domain.sales.Checked;
import tally.domain.sales.Formats;
import tally.domain.sales.NumberFormat;
import tally.domain.sales.Sale;
import tally.domain.sales.SaleKeys;
import tally.domain.sales.SaleRules;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.ImportOptions;

/**
 * What must hold for any sales file: it is refused in words, or each of its rows is a sale within all limits or has one
 * problem. The first byte chooses the formats, the others are the file. Called by the fuzzer.
 */
public final class SalesFileFuzz {
    private static final LocalDate TODAY = LocalDate.of(2025, 11, 27);
    private static final BigDecimal MOST_MONEY = new BigDecimal("10000000");
    private static final List<Optional<String>> DATES =
            List.of(Optional.empty(), Optional.of("d/M/yyyy"), Optional.of("M/d/yy h:mm a"), Optional.of("dd.MM.yyyy"));

    private SalesFileFuzz() {}

    /** The fuzzer's way in. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        final byte[] bytes = Arrays.copyOfRange(input, 1, input.length);
        final CsvSource source = () -> new ByteArrayInputStream(bytes);
        final Optional<NumberFormat> numbers = Optional.of(
                        List.of(NumberFormat.values()).get(input[0] >> 2 & 3))
                .filter(format -> format != NumberFormat.PLAIN);
        final ImportOptions options = new ImportOptions(
                DuplicateRule.COUNT,
                Map.of(),
                new Formats(DATES.get(input[0] & 3), numbers),
                Optional.empty(),
                Optional.empty());
        try {
            look(SalesFile.look(source, options), options);
        } catch (UnreadableFileException refused) {
            require(!refused.complaint().isBlank(), "a refusal says why");
        }
    }

    private static void look(SalesFile file, ImportOptions options) {
        final MappingProposal proposal = MappingProposal.of(file.header().names(), Map.of());
        final SalesFile mapped = file.mapped(proposal.mapping());
        final FileEvidence evidence = FileEvidence.of(mapped);
        require(
                !evidence.dates().evidence().isBlank()
                        && !evidence.numbers().evidence().isBlank(),
                "evidence in words");
        evidence.dates().format().ifPresent(pattern -> new Formats(Optional.of(pattern), Optional.empty()));
        final SaleRules rules = new SaleRules(options.formats(), TODAY);
        final SaleKeys keys = new SaleKeys();
        long rows = 0;
        try (SalesRows source = mapped.rows()) {
            while (source.next()) {
                rows++;
                final Checked checked = source.current().check(rules);
                if (checked instanceof Checked.Accepted accepted) {
                    requireWithinLimits(accepted.sale());
                    keys.of(accepted.sale());
                } else if (checked instanceof Checked.Refused refused) {
                    require(!refused.problem().message().isBlank(), "a problem says what is wrong");
                    require(refused.problem().message().indexOf('\0') < 0, "a problem can be stored");
                }
            }
        }
        require(rows == mapped.countRows() && rows == evidence.rowCount(), "every reading finds the same rows");
    }

    private static void requireWithinLimits(Sale sale) {
        require(sale.quantity() >= 1 && sale.quantity() <= 1000, "quantity");
        require(sale.amount().signum() > 0 && sale.amount().compareTo(MOST_MONEY) <= 0, "amount");
        require(sale.amount().scale() <= 4, "decimals of the amount");
        require(!sale.date().isAfter(TODAY), "date");
        require(
                !sale.product().isBlank()
                        && sale.product().codePointCount(0, sale.product().length()) <= 255,
                "product");
        require((sale.product() + sale.customer() + sale.notes()).indexOf('\0') < 0, "no NUL");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
