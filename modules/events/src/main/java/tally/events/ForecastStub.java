package tally.events;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.BusinessId;
import tally.domain.ProductId;

/** Stands where the forecasting job will be: it logs what it was asked. */
final class ForecastStub {
    private static final Logger LOG = LoggerFactory.getLogger("tally.events");

    private ForecastStub() {}

    static void generateForecasts(BusinessId business, List<ProductId> affectedProducts) {
        LOG.info(
                "[STUB] Generating forecasts for business {}, products: {}",
                business,
                PayloadJson.shortened(affectedProducts));
    }
}
