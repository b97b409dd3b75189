package tally.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tally.testkit.CapturedLog;

class OutageLogTest {
    private static final Call CALL = new Call("1", "GET /data/upload-csv");
    private static final String SAID = "not available";

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
    private final CapturedLog captured = new CapturedLog();
    private final OutageLog log = new OutageLog(now::get);

    @AfterEach
    void stop() {
        captured.close();
    }

    @Test
    void theFirstRequestThatIsRefusedIsSaidAtOnce() {
        refuse(1);

        assertEquals(1, captured.linesWith(SAID).size());
    }

    @Test
    void howeverManyAreRefusedInTenSecondsThereIsOneLine() {
        refuse(1_000);

        assertEquals(1, captured.linesWith(SAID).size());
    }

    @Test
    void theNextLineSaysHowManyThereWereInBetween() {
        refuse(1_000);
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        refuse(1);

        List<String> lines = captured.linesWith(SAID);
        assertEquals(2, lines.size());
        assertTrue(lines.get(1).endsWith(": 999"), lines.get(1));
    }

    private void refuse(int requests) {
        for (int request = 0; request < requests; request++) {
            log.refused(CALL, new IllegalStateException("The database is away"));
        }
    }
}
