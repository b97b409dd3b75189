package tally.it;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * A file with many different sales, written to disk row by row. Row {@code i} sells {@code 1 + i % 3} pieces of product
 * {@code i % 10} for {@code i} cents and 100 units of money, so what the books must say can be worked out.
 *
 * @param rows how many
 * @param notesCharacters how long the notes of each row are; 0 for no such column
 */
record ManySales(int rows, int notesCharacters) {
    static final int PRODUCTS = 10;
    private static final int DAYS = 300;
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);

    static ManySales of(int rows) {
        return new ManySales(rows, 0);
    }

    Path writeTo(Path file) {
        String notes = "n".repeat(notesCharacters);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(notes.isEmpty() ? "Date,Product,Quantity,Amount\n" : "Date,Product,Quantity,Amount,Notes\n");
            for (int i = 0; i < rows; i++) {
                out.write(FIRST_DAY.plusDays(i % DAYS) + ",Product " + i % PRODUCTS + "," + pieces(i) + "," + amount(i)
                        + (notes.isEmpty() ? "\n" : "," + notes + "\n"));
            }
            return file;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** What all rows bring together. */
    BigDecimal revenue() {
        BigDecimal cents = BigDecimal.valueOf((long) rows * (rows - 1) / 2);
        return cents.movePointLeft(2).add(BigDecimal.valueOf(100L * rows));
    }

    /** How many pieces of a product all rows sell. */
    long sold(int product) {
        long sold = 0;
        for (int i = product; i < rows; i += PRODUCTS) {
            sold += pieces(i);
        }
        return sold;
    }

    private static int pieces(int row) {
        return 1 + row % 3;
    }

    private static String amount(int row) {
        return BigDecimal.valueOf(10_000L + row, 2).toPlainString();
    }
}
