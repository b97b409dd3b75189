package tally.events;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.BusinessId;
import tally.domain.CustomerId;

/** Stands where the churn job will be: it logs what it was asked. RFM is recency, frequency, monetary value. */
final class ChurnStub {
    private static final Logger LOG = LoggerFactory.getLogger("tally.events");

    private ChurnStub() {}

    static void recalculateRfmScores(BusinessId business, List<CustomerId> affectedCustomers) {
        LOG.info(
                "[STUB] Recalculating RFM for business {}, customers: {}",
                business,
                PayloadJson.shortened(affectedCustomers));
    }
}
