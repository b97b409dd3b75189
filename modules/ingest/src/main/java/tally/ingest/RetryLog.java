package tally.ingest;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.failures.RetryQueue.Outcome;

/**
 * Says how tries ended: a few row by row, many rows of a file in one line. A retry of 100,000 rows must not push everything
 * else out of the log; what became of each is in its history.
 */
final class RetryLog {
    private static final Logger LOG = LoggerFactory.getLogger("tally.ingest");
    private static final int FEW = 10;

    private RetryLog() {}

    /** Says it of tries of one file that were made together. */
    static void tried(List<Outcome> outcomes) {
        if (outcomes.size() <= FEW) {
            outcomes.forEach(RetryLog::one);
        } else {
            together(outcomes);
        }
    }

    private static void one(Outcome outcome) {
        LOG.info(
                "Failed row retried: id={}, file_id={}, outcome={}",
                outcome.row().id(),
                outcome.row().upload(),
                outcome.result());
    }

    private static void together(List<Outcome> outcomes) {
        final Map<String, Long> byResult =
                outcomes.stream().collect(Collectors.groupingBy(Outcome::result, TreeMap::new, Collectors.counting()));
        LOG.info(
                "Failed rows retried: file_id={}, rows={}, outcomes={}",
                outcomes.get(0).row().upload(),
                outcomes.size(),
                byResult);
    }
}
