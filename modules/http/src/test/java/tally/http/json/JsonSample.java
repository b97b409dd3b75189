package tally.http.json;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** A record with a field of each kind that a body may have. */
public record JsonSample(String productName, Optional<BigDecimal> unitPrice, Optional<LocalDate> soldOn, int count) {

    public JsonSample {
        if (productName.isEmpty()) {
            throw new IllegalArgumentException("product_name is required.");
        }
    }
}
