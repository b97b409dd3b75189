package tally.http.json;

import java.util.UUID;
import tally.domain.accounts.Business;

/** A business. */
public record BusinessView(UUID id, String name, String timeZone) {

    /** The view of a business. */
    public static BusinessView of(Business business) {
        return new BusinessView(
                business.id().value(), business.name(), business.timeZone().getId());
    }
}
