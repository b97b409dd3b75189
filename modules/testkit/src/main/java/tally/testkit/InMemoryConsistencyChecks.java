package tally.testkit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tally.domain.BusinessId;
import tally.domain.Scope;
import tally.domain.UploadId;
import tally.domain.books.Consistency;
import tally.domain.books.Consistency.Warning;
import tally.domain.books.ConsistencyChecks;
import tally.domain.books.Customer;
import tally.domain.books.Product;
import tally.domain.failures.FailureStatus;
import tally.domain.sales.Sale;

/** {@link ConsistencyChecks} without a database: adds everything up and compares. */
final class InMemoryConsistencyChecks implements ConsistencyChecks {
    private final Memory memory;

    InMemoryConsistencyChecks(Memory memory) {
        this.memory = memory;
    }

    @Override
    public Consistency ofUpload(BusinessId business, UploadId upload) {
        synchronized (memory) {
            return found(Stream.concat(counters(memory.upload(upload)), stock(business)));
        }
    }

    @Override
    public Consistency ofBusiness(BusinessId business) {
        synchronized (memory) {
            final Stream<Warning> counters = memory.uploads(Scope.of(business)).flatMap(this::counters);
            return found(
                    Stream.of(counters, stock(business), customers(business)).flatMap(part -> part));
        }
    }

    private static Consistency found(Stream<Warning> comparisons) {
        return new Consistency(comparisons
                .filter(comparison -> !comparison.expected().equals(comparison.found()))
                .toList());
    }

    private Stream<Warning> counters(StoredUpload upload) {
        final List<Sale> sales = memory.ledger(upload.business())
                .entries(upload.id())
                .map(entry -> entry.booked().sale())
                .toList();
        final List<StoredJob> failing = memory.jobs().values().stream()
                .filter(job -> job.upload().equals(upload.id())
                        || job.correctedIn()
                                .filter(in -> in.upload().equals(upload.id()))
                                .isPresent())
                .filter(job -> job.status() != FailureStatus.RESOLVED)
                .toList();
        final Stream<BigDecimal> failed =
                failing.stream().map(job -> job.row().amount()).flatMap(Optional::stream);
        return Stream.of(
                counter(upload, upload.counters().created(), sales.size()),
                counter(upload, plain(upload.amounts().created()), plain(revenue(sales))),
                counter(upload, upload.counters().failed(), failing.size()),
                counter(upload, plain(upload.amounts().failed()), plain(sum(failed))));
    }

    private Stream<Warning> stock(BusinessId business) {
        final Map<String, Long> sold =
                sales(business).collect(Collectors.groupingBy(Sale::product, Collectors.summingLong(Sale::quantity)));
        return memory.ledger(business).products().values().stream().map(product -> stock(product, sold));
    }

    private static Warning stock(Product product, Map<String, Long> sold) {
        final long expected = product.stock().initial() - sold.getOrDefault(product.name(), 0L);
        final long current = product.stock().current();
        return new Warning("stock", "product " + product.name(), Long.toString(expected), Long.toString(current));
    }

    private Stream<Warning> customers(BusinessId business) {
        final Map<String, List<Sale>> bought = sales(business)
                .filter(sale -> sale.customer().isPresent())
                .collect(Collectors.groupingBy(sale -> sale.customer().orElseThrow()));
        return memory.ledger(business).customers().values().stream()
                .map(customer -> customer(customer, bought.getOrDefault(customer.name(), List.of())));
    }

    private static Warning customer(Customer customer, List<Sale> bought) {
        final String subject = "customer " + customer.name();
        return new Warning("customers", subject, plain(revenue(bought)), plain(customer.totalPurchases()));
    }

    private Stream<Sale> sales(BusinessId business) {
        return memory.ledger(business).entries().stream()
                .map(entry -> entry.booked().sale());
    }

    private static Warning counter(StoredUpload upload, Object said, Object counted) {
        return new Warning("counters", "upload " + upload.id(), said.toString(), counted.toString());
    }

    private static BigDecimal revenue(List<Sale> sales) {
        return sum(sales.stream().map(Sale::amount));
    }

    private static BigDecimal sum(Stream<BigDecimal> amounts) {
        return amounts.reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Without zeros at the end, so that equal sums have equal texts. */
    private static String plain(BigDecimal sum) {
        return sum.stripTrailingZeros().toPlainString();
    }
}
