package tally.bench;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.file.transform.FieldSet;
import org.springframework.jdbc.core.JdbcTemplate;
import tally.domain.sales.Checked;
import tally.domain.sales.Formats;
import tally.domain.sales.RowValues;
import tally.domain.sales.Sale;
import tally.domain.sales.SaleKey;
import tally.domain.sales.SaleKeys;
import tally.domain.sales.SaleRules;

/** The processor of {@link SpringBatchImport}: Tally's checks and keys, and the ids of names, which it creates where needed. */
final class SpringBatchChecks implements ItemProcessor<FieldSet, SpringBatchRow> {
    private final SaleRules rules = new SaleRules(Formats.DEFAULT, LocalDate.now());
    private final SaleKeys keys = new SaleKeys();
    private final Map<SaleKey, Integer> occurrences = new HashMap<>();
    private final Map<String, UUID> products = new HashMap<>();
    private final Map<String, UUID> customers = new HashMap<>();
    private final JdbcTemplate jdbc;
    private long row;

    SpringBatchChecks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public SpringBatchRow process(FieldSet fields) {
        row++;
        if (rules.check(RowValues.ofTexts(fields.getValues())) instanceof Checked.Accepted accepted) {
            return placed(accepted.sale());
        }
        throw new IllegalStateException("Row " + row + " of the made file is refused");
    }

    private SpringBatchRow placed(Sale sale) {
        final SaleKey key = keys.of(sale);
        return new SpringBatchRow(
                sale,
                key,
                occurrences.merge(key, 1, Integer::sum),
                row,
                products.computeIfAbsent(sale.product(), name -> created("batch_products", name)),
                sale.customer().map(name -> customers.computeIfAbsent(name, its -> created("batch_customers", its))));
    }

    private UUID created(String table, String name) {
        final UUID id = UUID.randomUUID();
        jdbc.update("insert into " + table + " (id, name) values (?, ?)", id, name);
        return id;
    }
}
