package tally.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A sales file in the making. Immutable; cells are quoted where they must be (RFC 4180). */
record SalesCsv(String name, List<String> lines) {

    static SalesCsv withColumns(String... columns) {
        return new SalesCsv("sales.csv", List.of(line(columns)));
    }

    /** The five columns that most tests need. */
    static SalesCsv usual() {
        return withColumns("Date", "Product", "Quantity", "Amount", "Customer");
    }

    /** A sale, and in row 3 one whose date a person has to correct. */
    static SalesCsv oneGoodOneBad() {
        return usual().row("2025-11-06", "Tea", "1", "50", "Rahim").row("07/11/2025", "Shirt", "2", "1700.00", "Rahim");
    }

    SalesCsv row(String... cells) {
        return line(line(cells));
    }

    /** One more line, as it stands. */
    SalesCsv line(String line) {
        List<String> more = new ArrayList<>(lines);
        more.add(line);
        return new SalesCsv(name, List.copyOf(more));
    }

    SalesCsv named(String otherName) {
        return new SalesCsv(otherName, lines);
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    Path writeTo(Path file) {
        try {
            return Files.writeString(file, text());
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    Form form() {
        return Form.file(name, text());
    }

    private static String line(String... cells) {
        return Arrays.stream(cells).map(SalesCsv::cell).collect(Collectors.joining(","));
    }

    private static String cell(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
