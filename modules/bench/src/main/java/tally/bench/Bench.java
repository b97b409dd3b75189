package tally.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code ./build.sh bench csv}, {@code … ingest}, {@code … growth} and so on: measures Tally and its peers in one run. */
public final class Bench {
    private static final String USAGE = """
            bench books [ROWS]    the list and the summary of a shop with 1,000,000 sales, beside plain SQL
            bench csv [ROWS]      read the same sales from memory with Tally's reader and its peers (1,000,000 rows)
            bench failed-rows     list, group and retry what is among 1,000,000 failed rows [ROWS]
            bench growth [ROWS]   how rows a second and memory go from 10,000 rows to ten times ROWS in one shop, with a plot
            bench http [ROWS]     the built jar under load, beside other servers, then the same as books
            bench ingest [ROWS]   load sales through the HTTP upload of the built jar, beside the database's limits and Spring Batch
            bench receipts [FOLDER]  read the labelled receipts of ../shared/data, and say how many of their fields are right
            bench retention [EVENTS]  uploads beside the sweep over 1,000,000 old events, and without it
            """;

    private Bench() {}

    /** Runs the bench that the first argument names. */
    public static void main(String[] arguments) throws Exception {
        final List<String> words = Arrays.asList(arguments);
        final Optional<String> told = words.stream().skip(1).findFirst();
        final int rows = told.filter(word -> !words.contains("receipts"))
                .map(Integer::parseInt)
                .orElse(1_000_000);
        switch (words.isEmpty() ? "" : words.get(0)) {
            case "books" -> BenchDatabase.use((jdbcUrl, folder) -> BooksBench.run(rows, jdbcUrl, folder));
            case "csv" -> new CsvBench(rows).run();
            case "failed-rows" -> new FailedRowsBench(rows).run();
            case "growth" -> GrowthBench.run(rows);
            case "http" -> new HttpBench(rows).run();
            case "ingest" -> new IngestBench(rows).run();
            case "receipts" -> new ReceiptBench(told.map(Path::of)).run();
            case "retention" -> RetentionBench.run(rows);
            default -> System.out.print(USAGE);
        }
    }
}
