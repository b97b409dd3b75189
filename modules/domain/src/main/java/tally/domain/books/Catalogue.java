package tally.domain.books;

import java.util.Optional;
import tally.domain.audit.Actor;

/** The products, as a person may change them. Each method is one transaction. Safe for use by many threads. */
public interface Catalogue {
    /**
     * Changes a product, says so in the audit trail, and gives it as it is then. A product that a person has changed stays
     * when the uploads that made it are taken back.
     *
     * @return empty where the business has no such product
     */
    Optional<Product> change(ProductChange change, Actor by);
}
