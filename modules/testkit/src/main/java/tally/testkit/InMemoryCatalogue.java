package tally.testkit;

import java.util.Optional;
import tally.domain.audit.Actor;
import tally.domain.books.Catalogue;
import tally.domain.books.Product;
import tally.domain.books.ProductChange;

/** {@link Catalogue} without a database. */
final class InMemoryCatalogue implements Catalogue {
    private final Memory memory;

    InMemoryCatalogue(Memory memory) {
        this.memory = memory;
    }

    @Override
    public Optional<Product> change(ProductChange change, Actor by) {
        synchronized (memory) {
            return memory.ledger(change.business()).products().values().stream()
                    .filter(product -> product.id().equals(change.product()))
                    .findFirst()
                    .map(product -> changed(product, change, by));
        }
    }

    private Product changed(Product before, ProductChange change, Actor by) {
        final Product after = with(before, change);
        memory.ledger(change.business()).edit(after);
        memory.audit(Optional.of(change.business()), by, before.changedTo(after));
        return after;
    }

    private static Product with(Product product, ProductChange change) {
        final long sold = product.stock().initial() - product.stock().current();
        final long initial = change.initialStock().orElse(product.stock().initial());
        final long reorderPoint = change.reorderPoint().orElse(product.stock().reorderPoint());
        return new Product(
                product.id(),
                product.name(),
                product.sku(),
                new Product.Stock(initial, initial - sold, reorderPoint),
                change.unitPrice().or(product::unitPrice),
                product.createdAt());
    }
}
