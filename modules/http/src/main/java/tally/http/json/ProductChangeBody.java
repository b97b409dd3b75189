package tally.http.json;

import java.math.BigDecimal;
import java.util.Optional;

/** What a person may change of a product; what is left out, or null, stays. */
public record ProductChangeBody(
        Optional<Long> initialStock, Optional<Long> reorderPoint, Optional<BigDecimal> unitPrice) {}
