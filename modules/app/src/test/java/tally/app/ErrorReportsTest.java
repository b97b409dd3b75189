package tally.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sentry.JsonSerializer;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import io.sentry.protocol.SentryException;
import io.sentry.protocol.User;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tally.domain.DatabaseException;
import tally.testkit.FakeSentry;

class ErrorReportsTest {

    private final Exception broken = new IllegalStateException("broken on purpose");

    @Test
    void aReportSaysWhatHappenedWhereAndToWhat() throws Exception {
        try (FakeSentry sentry = FakeSentry.start()) {
            try (ErrorReports reports = reportsTo(sentry)) {
                reports.report(broken, Map.of("file_id", "7"));
            }
            SentryEvent event = nextEvent(sentry);

            assertEquals("tally@1.2.3", event.getRelease());
            assertEquals("production", event.getEnvironment());
            assertEquals("node-1", event.getServerName());
            assertEquals("7", event.getTag("file_id"));
            SentryException reported = event.getExceptions().get(0);
            assertEquals("IllegalStateException", reported.getType());
            assertEquals("broken on purpose", reported.getValue());
        }
    }

    @Test
    void theContextOfOneReportIsNotInTheNext() throws Exception {
        try (FakeSentry sentry = FakeSentry.start()) {
            try (ErrorReports reports = reportsTo(sentry)) {
                reports.report(broken, Map.of("file_id", "7"));
                reports.report(new IllegalStateException("another"), Map.of("job", "2"));
            }
            nextEvent(sentry);
            SentryEvent second = nextEvent(sentry);

            assertEquals("2", second.getTag("job"));
            assertNull(second.getTag("file_id"));
        }
    }

    @Test
    void nothingIsSaidOfPeopleOrOfWhatWentBefore() throws Exception {
        try (FakeSentry sentry = FakeSentry.start()) {
            try (ErrorReports reports = reportsTo(sentry)) {
                reports.report(broken, Map.of());
            }
            SentryEvent event = nextEvent(sentry);

            assertEquals(new User(), event.getUser());
            assertNull(event.getRequest());
            assertNull(event.getBreadcrumbs());
        }
    }

    @Test
    void theWordsOfADatabaseAreLeftOutForTheyMayHoldValuesOfARow() throws Exception {
        try (FakeSentry sentry = FakeSentry.start()) {
            try (ErrorReports reports = reportsTo(sentry)) {
                Exception refused = new IllegalArgumentException("Key (name)=(Rahim) is not nice");
                reports.report(new DatabaseException("The database failed (SQLSTATE 23514)", refused, false), Map.of());
            }
            List<String> messages = nextEvent(sentry).getExceptions().stream()
                    .map(SentryException::getValue)
                    .toList();

            assertEquals(
                    List.of("left out, it may hold values of a row", "The database failed (SQLSTATE 23514)"), messages);
        }
    }

    @Test
    void theWordsOfTheJdkAreLeftOutForTheyMayQuoteACell() throws Exception {
        try (FakeSentry sentry = FakeSentry.start()) {
            try (ErrorReports reports = reportsTo(sentry)) {
                reports.report(assertThrows(NumberFormatException.class, () -> Integer.parseInt("Rahim")), Map.of());
            }
            SentryException reported = nextEvent(sentry).getExceptions().get(0);

            assertEquals("NumberFormatException", reported.getType());
            assertEquals("left out, it may hold values of a row", reported.getValue());
        }
    }

    @Test
    void reportsOfManyThreadsKeepTheirOwnContext() throws Exception {
        try (FakeSentry sentry = FakeSentry.start()) {
            try (ErrorReports reports = reportsTo(sentry)) {
                IntStream.range(0, 12)
                        .parallel()
                        .forEach(job -> reports.report(
                                new IllegalStateException("job " + job), Map.of("job-" + job, Integer.toString(job))));
            }
            for (int i = 0; i < 12; i++) {
                SentryEvent event = nextEvent(sentry);
                String job = event.getExceptions().get(0).getValue().replace("job ", "");
                assertEquals(Map.of("job-" + job, job), event.getTags());
            }
        }
    }

    @Test
    void withoutAnAddressNothingHappens() {
        try (ErrorReports reports = ErrorReports.init(Optional.empty(), "1.2.3", "production", "node-1")) {
            reports.report(broken, Map.of("file_id", "7"));
        }
    }

    @Test
    void anAddressThatIsNoneIsRefusedByNameWithoutRepeatingIt() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> ErrorReports.init(Optional.of("hunter2"), "1.2.3", "production", "node-1"));

        assertTrue(String.valueOf(refused.getMessage()).contains("SENTRY_DSN"));
        assertFalse(String.valueOf(refused.getMessage()).contains("hunter2"));
    }

    @Test
    void aSentryThatDoesNotAnswerDoesNotHoldUpTheExit() throws Exception {
        try (FakeSentry silent = FakeSentry.silent()) {
            ErrorReports reports = reportsTo(silent);
            List.of("one", "two", "three", "four")
                    .forEach(message -> reports.report(new IllegalStateException(message), Map.of()));

            assertTimeoutPreemptively(Duration.ofMillis(2_500), reports::close);
        }
    }

    private static ErrorReports reportsTo(FakeSentry sentry) {
        return ErrorReports.init(Optional.of(sentry.dsn()), "1.2.3", "production", "node-1");
    }

    /** The event is the last line of an envelope: after the envelope's header and the item's. */
    private static SentryEvent nextEvent(FakeSentry sentry) throws InterruptedException {
        String envelope = Optional.ofNullable(sentry.envelopes().poll(10, TimeUnit.SECONDS))
                .orElseThrow(() -> new AssertionError("no report came"));
        List<String> lines = envelope.lines().toList();
        String json = lines.get(lines.size() - 1);
        return new JsonSerializer(new SentryOptions()).deserialize(new StringReader(json), SentryEvent.class);
    }
}
