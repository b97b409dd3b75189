package tally.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tally.domain.retention.Kept;

class ConfigurationTest {
    @Test
    void nothingNeedBeSet() {
        final Configuration configuration = Configuration.read(Map.of());

        assertEquals(Optional.empty(), configuration.databaseUrl());
        assertEquals(Path.of("tally-data"), configuration.dataDirectory());
        assertEquals(
                new Configuration.Http("127.0.0.1", 8080, 32, 10_000_000, Optional.empty(), Set.of()),
                configuration.http());
        assertEquals(Optional.of(Path.of("tally-data/logs/tally.log")), configuration.logFile());
        assertEquals(Optional.empty(), configuration.firstUser());
        assertEquals(Optional.empty(), configuration.sentryDsn());
        assertEquals("production", configuration.environment());
        assertEquals(Map.of(), configuration.keptFor());
    }

    @Test
    void aTokenThatCouldBeGuessedIsRefusedAndNoneIsPrinted() {
        assertThrows(
                BadSettingException.class, () -> Configuration.read(Map.of("TALLY_METRICS_TOKEN", "0123456789abcde")));
        final Configuration good = Configuration.read(Map.of("TALLY_METRICS_TOKEN", "0123456789abcdef"));

        assertFalse(good.toString().contains("0123456789abcdef"));
    }

    @Test
    void aNodeWorksWithFiveThreadsAndIsCalledAfterItsHostAndProcess() {
        final Configuration.Work work = Configuration.read(Map.of()).work();

        assertEquals(new Configuration.Work(work.node(), 5, Duration.ofSeconds(30), 10, 10_000, 15), work);
        assertTrue(work.node().endsWith("-" + ProcessHandle.current().pid()), work.node());
    }

    @Test
    void everythingCanBeSet() {
        final Map<String, String> environment = new HashMap<>(Map.of(
                "DATABASE_URL", "postgresql://db/tally",
                "TALLY_DATA_DIR", "/var/tally",
                "TALLY_HOST", "0.0.0.0",
                "TALLY_PORT", "0",
                "TALLY_HTTP_THREADS", "4",
                "TALLY_MAX_UPLOAD_MB", "200",
                "SENTRY_DSN", "https://key@host/1",
                "SENTRY_ENVIRONMENT", "test"));
        environment.putAll(Map.of(
                "TALLY_METRICS_TOKEN", "0123456789abcdef",
                "TALLY_NODE", "node-1",
                "TALLY_WORKERS", "2",
                "TALLY_LEASE_SECONDS", "60",
                "TALLY_UPLOADS_PER_MINUTE", "100",
                "TALLY_MAX_FAILED_ROWS", "0",
                "TALLY_DB_CONNECTIONS", "7",
                "TALLY_ADMIN_EMAIL", " Staff@Tally.Example ",
                "TALLY_ADMIN_PASSWORD", "correct horse"));
        environment.putAll(Map.of(
                "TALLY_TESSERACT",
                "/opt/tesseract",
                "TALLY_TRUSTED_PROXIES",
                "10.0.0.1, ::1",
                "TALLY_OCR_LANGUAGES",
                "eng+ben",
                "PATH",
                "/usr/local/bin:/usr/bin"));
        environment.putAll(Map.of(
                "TALLY_KEEP_UPLOADED_BYTES_DAYS", "90",
                "TALLY_KEEP_RECOVERED_ROWS_DAYS", "30",
                "TALLY_KEEP_DELIVERED_EVENTS_DAYS", "7",
                "TALLY_KEEP_AUDIT_ENTRIES_DAYS", "3650"));

        assertEquals(
                new Configuration(
                        Optional.of("postgresql://db/tally"),
                        Path.of("/var/tally"),
                        new Configuration.Http(
                                "0.0.0.0",
                                0,
                                4,
                                200_000_000,
                                Optional.of("0123456789abcdef"),
                                Set.of("10.0.0.1", "::1")),
                        new Configuration.Work("node-1", 2, Duration.ofSeconds(60), 100, 0, 7),
                        new Configuration.Ocr(
                                Optional.of(Path.of("/opt/tesseract")), "eng+ben", "/usr/local/bin:/usr/bin"),
                        Map.of(
                                Kept.UPLOADED_BYTES, Duration.ofDays(90),
                                Kept.RECOVERED_ROWS, Duration.ofDays(30),
                                Kept.DELIVERED_EVENTS, Duration.ofDays(7),
                                Kept.AUDIT_ENTRIES, Duration.ofDays(3650)),
                        Optional.of(Path.of("/var/tally/logs/tally.log")),
                        Optional.of(new Configuration.FirstUser("staff@tally.example", "correct horse")),
                        Optional.of("https://key@host/1"),
                        "test"),
                Configuration.read(environment));
    }

    @Test
    void receiptsAreReadInEnglishWhereNothingIsSaid() {
        assertEquals(
                new Configuration.Ocr(Optional.empty(), "eng", ""),
                Configuration.read(Map.of()).ocr());
    }

    @ParameterizedTest
    @ValueSource(strings = {"eng,ben", "--psm", "eng+", "../eng"})
    void whatIsNoNameOfALanguageIsRefused(String languages) {
        final Map<String, String> environment = Map.of("TALLY_OCR_LANGUAGES", languages);

        assertThrows(BadSettingException.class, () -> Configuration.read(environment));
    }

    @Test
    void moreWorkersTakeMoreConnections() {
        assertEquals(
                50, Configuration.read(Map.of("TALLY_WORKERS", "40")).work().databaseConnections());
    }

    @Test
    void theLogFileCanBeNamedOrLeftOut() {
        assertEquals(
                Optional.of(Path.of("/tmp/other.log")),
                Configuration.read(Map.of("TALLY_LOG_FILE", "/tmp/other.log")).logFile());
        assertEquals(
                Optional.empty(),
                Configuration.read(Map.of("TALLY_LOG_FILE", "-")).logFile());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void anEmptyVariableCountsAsNotSet(String empty) {
        final Configuration configuration = Configuration.read(Map.of(
                "TALLY_PORT", empty, "DATABASE_URL", empty, "TALLY_ADMIN_EMAIL", empty, "TALLY_LOG_FILE", empty));

        assertEquals(8080, configuration.http().port());
        assertEquals(Optional.empty(), configuration.databaseUrl());
        assertEquals(Optional.empty(), configuration.firstUser());
    }

    @ParameterizedTest
    @CsvSource({
        "TALLY_PORT, 65536, 0, 65535",
        "TALLY_PORT, -1, 0, 65535",
        "TALLY_PORT, http, 0, 65535",
        "TALLY_HTTP_THREADS, 1, 2, 1000",
        "TALLY_MAX_UPLOAD_MB, 0, 1, 10000",
        "TALLY_MAX_UPLOAD_MB, 10MB, 1, 10000",
        "TALLY_WORKERS, 0, 1, 100",
        "TALLY_WORKERS, 2.5, 1, 100",
        "TALLY_LEASE_SECONDS, 4, 5, 3600",
        "TALLY_UPLOADS_PER_MINUTE, 0, 1, 1000000",
        "TALLY_MAX_FAILED_ROWS, -1, 0, 100000000",
        "TALLY_MAX_FAILED_ROWS, 99999999999, 0, 100000000",
        "TALLY_DB_CONNECTIONS, 2, 3, 1000"
    })
    void aBadNumberIsRefusedByNameWithWhatItMayBe(String name, String value, String least, String most) {
        assertEquals(
                name + " must be a whole number from " + least + " to " + most + ", not '" + value + "'",
                refusal(Map.of(name, value)));
    }

    @Test
    void halfAFirstUserIsRefused() {
        final String expected = "TALLY_ADMIN_EMAIL and TALLY_ADMIN_PASSWORD go together: set both or neither";

        assertEquals(expected, refusal(Map.of("TALLY_ADMIN_EMAIL", "staff@tally.example")));
        assertEquals(expected, refusal(Map.of("TALLY_ADMIN_PASSWORD", "correct horse")));
    }

    @Test
    void aFirstUserWhoCannotSignInIsRefusedByName() {
        assertEquals(
                "TALLY_ADMIN_EMAIL must be an e-mail address, not 'staff'",
                refusal(Map.of("TALLY_ADMIN_EMAIL", "staff", "TALLY_ADMIN_PASSWORD", "correct horse")));
        assertEquals(
                "TALLY_ADMIN_PASSWORD must have at least 8 characters",
                refusal(Map.of("TALLY_ADMIN_EMAIL", "staff@tally.example", "TALLY_ADMIN_PASSWORD", "secret")));
    }

    @Test
    void thePasswordIsInNoText() {
        final Configuration configuration = Configuration.read(
                Map.of("TALLY_ADMIN_EMAIL", "staff@tally.example", "TALLY_ADMIN_PASSWORD", "correct horse"));

        assertFalse(configuration.toString().contains("correct horse"));
    }

    private static String refusal(Map<String, String> environment) {
        return String.valueOf(assertThrows(BadSettingException.class, () -> Configuration.read(environment))
                .getMessage());
    }
}
