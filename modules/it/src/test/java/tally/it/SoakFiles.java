package tally.it;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Makes the files of one shop: sales at random, some of them twice in a file, some of them also in the file before, and
 * rows that no shop should write. The same random numbers make the same files. For one thread.
 */
final class SoakFiles {
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 366;
    private static final int PRODUCTS = 40;
    private static final int CUSTOMERS = 80;
    private static final int LARGEST_CENTS = 500_000;
    private static final int SMALL_FILE = 200;

    private static final List<String> BAD_ROWS = List.of(
            "31/12/2024,Tea,1,50.00,Rahim",
            "2024-02-30,Tea,1,50.00,Rahim",
            "2024-03-01,,1,50.00,Rahim",
            "2024-03-01,Tea,0,50.00,Rahim",
            "2024-03-01,Tea,1,-50.00,Rahim",
            "2024-03-01,Tea,1,fifty,Rahim",
            "2024-03-01,Tea,1");

    private final Random random;
    private final int rows;
    private List<SoakSale> before = List.of();

    SoakFiles(Random random, int rows) {
        this.random = random;
        this.rows = rows;
    }

    /** So many files for a shop; the first is large, of the others about every second. */
    List<SoakFile> make(int count) {
        List<SoakFile> files = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            boolean large = i == 1 || random.nextBoolean();
            files.add(file("sales-" + i + ".csv", large ? rows / 2 + random.nextInt(rows) : SMALL_FILE));
        }
        return List.copyOf(files);
    }

    private SoakFile file(String name, int size) {
        List<SoakSale> sales = new ArrayList<>();
        while (sales.size() < size) {
            sales.add(sale(sales));
        }
        before = sales;
        List<String> lines = new ArrayList<>(sales.stream().map(SoakSale::line).toList());
        int failed = random.nextInt(1 + size / 50);
        for (int i = 0; i < failed; i++) {
            lines.add(BAD_ROWS.get(random.nextInt(BAD_ROWS.size())));
        }
        Collections.shuffle(lines, random);
        String text = "Date,Product,Quantity,Amount,Customer\n" + String.join("\n", lines) + "\n";
        return new SoakFile(name, text, List.copyOf(sales), failed);
    }

    /** Of a hundred sales two are repeated from this file and ten from the one before. */
    private SoakSale sale(List<SoakSale> sofar) {
        int chance = random.nextInt(100);
        if (chance < 2 && !sofar.isEmpty()) {
            return sofar.get(random.nextInt(sofar.size()));
        }
        if (chance < 12 && !before.isEmpty()) {
            return before.get(random.nextInt(before.size()));
        }
        return newSale();
    }

    private SoakSale newSale() {
        int customer = random.nextInt(CUSTOMERS);
        return new SoakSale(
                FIRST_DAY.plusDays(random.nextInt(DAYS)),
                "Product " + random.nextInt(PRODUCTS),
                1 + random.nextInt(9),
                BigDecimal.valueOf(1L + random.nextInt(LARGEST_CENTS), 2),
                customer == 0 ? "" : "Customer " + customer);
    }
}
