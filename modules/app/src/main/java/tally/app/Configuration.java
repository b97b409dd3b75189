package tally.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tally.domain.accounts.Email;
import tally.domain.retention.Kept;

/**
 * What the operator has set, read once from the environment. The table of all variables is in {@code README.md}.
 *
 * @param databaseUrl empty: the embedded PostgreSQL is used
 * @param dataDirectory where the embedded PostgreSQL, the log and files on their way in are kept
 * @param keptFor how long what is kept before it is removed; what is not in it is kept for ever
 */
record Configuration(
        Optional<String> databaseUrl,
        Path dataDirectory,
        Http http,
        Work work,
        Ocr ocr,
        Map<Kept, Duration> keptFor,
        Optional<Path> logFile,
        Optional<FirstUser> firstUser,
        Optional<String> sentryDsn,
        String environment) {

    /**
     * How the server listens and what it takes.
     *
     * @param metricsToken lets a machine read the metrics that is no member of staff
     * @param proxies the addresses that are believed about where a request comes from
     */
    record Http(
            String host,
            int port,
            int threads,
            long maxUploadBytes,
            Optional<String> metricsToken,
            Set<String> proxies) {
        /** Leaves the token out. */
        @Override
        public String toString() {
            return "Http[" + host + ":" + port + "]";
        }
    }

    /** How the node works, and how many database connections it may hold. */
    record Work(
            String node,
            int workers,
            Duration lease,
            int uploadsPerMinute,
            int maxFailedRows,
            int databaseConnections) {}

    /**
     * How receipts are read.
     *
     * @param tesseract the program that a person chose
     * @param languages as Tesseract's option {@code -l} takes them
     * @param searchPath the folders of the PATH, where the program is looked for otherwise
     */
    record Ocr(Optional<Path> tesseract, String languages, String searchPath) {}

    /** The staff user that is made where there is none. */
    record FirstUser(String email, String password) {
        /** Leaves the password out. */
        @Override
        public String toString() {
            return "FirstUser[" + email + "]";
        }
    }

    private static final long MEGABYTE = 1_000_000;
    private static final int CONNECTIONS_BESIDE_WORKERS = 10;
    private static final int SHORTEST_TOKEN = 16;
    private static final int FOR_EVER = 0;
    private static final int MOST_DAYS = 36_500;

    /**
     * Reads the environment.
     *
     * @throws BadSettingException naming the variable, its value and what it should be
     */
    static Configuration read(Map<String, String> environment) {
        final Settings settings = new Settings(environment);
        final Path data = Path.of(settings.text("TALLY_DATA_DIR").orElse("tally-data"));
        return new Configuration(
                settings.text("DATABASE_URL"),
                data,
                http(settings),
                work(settings),
                ocr(settings),
                keptFor(settings),
                logFile(settings, data),
                firstUser(settings),
                settings.text("SENTRY_DSN"),
                settings.text("SENTRY_ENVIRONMENT").orElse("production"));
    }

    private static Http http(Settings settings) {
        return new Http(
                settings.text("TALLY_HOST").orElse("127.0.0.1"),
                settings.number("TALLY_PORT", 8080, 0, 65_535),
                settings.number("TALLY_HTTP_THREADS", 32, 2, 1000),
                settings.number("TALLY_MAX_UPLOAD_MB", 10, 1, 10_000) * MEGABYTE,
                settings.text("TALLY_METRICS_TOKEN").map(Configuration::hardToGuess),
                settings.text("TALLY_TRUSTED_PROXIES")
                        .map(Configuration::addresses)
                        .orElse(Set.of()));
    }

    /** Addresses as the connection shows them; a name could come to mean another machine. */
    private static Set<String> addresses(String text) {
        final Set<String> addresses = Set.copyOf(List.of(text.split("\\s*,\\s*")));
        if (!addresses.stream().allMatch(address -> address.matches("[0-9.]+|[0-9a-fA-F:]+"))) {
            throw new BadSettingException(
                    "TALLY_TRUSTED_PROXIES must be IP addresses with commas between them, not '" + text + "'");
        }
        return addresses;
    }

    private static String hardToGuess(String token) {
        if (token.length() < SHORTEST_TOKEN) {
            throw new BadSettingException("TALLY_METRICS_TOKEN must have at least " + SHORTEST_TOKEN + " characters");
        }
        return token;
    }

    private static Work work(Settings settings) {
        final int workers = settings.number("TALLY_WORKERS", 5, 1, 100);
        return new Work(
                settings.text("TALLY_NODE").orElseGet(NodeName::ofThisProcess),
                workers,
                Duration.ofSeconds(settings.number("TALLY_LEASE_SECONDS", 30, 5, 3600)),
                settings.number("TALLY_UPLOADS_PER_MINUTE", 10, 1, 1_000_000),
                settings.number("TALLY_MAX_FAILED_ROWS", 10_000, 0, 100_000_000),
                settings.number("TALLY_DB_CONNECTIONS", workers + CONNECTIONS_BESIDE_WORKERS, 3, 1000));
    }

    private static Map<Kept, Duration> keptFor(Settings settings) {
        final Map<Kept, Duration> keptFor = new EnumMap<>(Kept.class);
        for (final Kept what : Kept.values()) {
            final int days = settings.number("TALLY_KEEP_" + what + "_DAYS", FOR_EVER, FOR_EVER, MOST_DAYS);
            if (days != FOR_EVER) {
                keptFor.put(what, Duration.ofDays(days));
            }
        }
        return keptFor;
    }

    private static Ocr ocr(Settings settings) {
        return new Ocr(
                settings.text("TALLY_TESSERACT").map(Path::of),
                settings.text("TALLY_OCR_LANGUAGES")
                        .map(Configuration::languages)
                        .orElse("eng"),
                settings.text("PATH").orElse(""));
    }

    /** They become an argument of a program: none that it would take for an option. */
    private static String languages(String text) {
        if (!text.matches("[A-Za-z0-9_]+([+][A-Za-z0-9_]+)*")) {
            throw new BadSettingException(
                    "TALLY_OCR_LANGUAGES must be Tesseract's names of languages, such as eng+ben, not '" + text + "'");
        }
        return text;
    }

    /** {@code TALLY_LOG_FILE} set to {@code -} means no file. */
    private static Optional<Path> logFile(Settings settings, Path data) {
        final Path usual = data.resolve("logs").resolve("tally.log");
        return Optional.of(settings.text("TALLY_LOG_FILE").orElse(usual.toString()))
                .filter(name -> !name.equals("-"))
                .map(Path::of);
    }

    private static Optional<FirstUser> firstUser(Settings settings) {
        final Optional<String> email = settings.text("TALLY_ADMIN_EMAIL");
        final Optional<String> password = settings.text("TALLY_ADMIN_PASSWORD");
        if (email.isPresent() != password.isPresent()) {
            throw new BadSettingException(
                    "TALLY_ADMIN_EMAIL and TALLY_ADMIN_PASSWORD go together: set both or neither");
        }
        return email.map(address -> new FirstUser(emailAddress(address), longEnough(password.orElseThrow())));
    }

    private static String emailAddress(String text) {
        try {
            return new Email(text).value();
        } catch (IllegalArgumentException notAnAddress) {
            throw new BadSettingException("TALLY_ADMIN_EMAIL must be an e-mail address, not '" + text + "'");
        }
    }

    private static String longEnough(String password) {
        if (password.length() < NewAccounts.SHORTEST_PASSWORD) {
            throw new BadSettingException(
                    "TALLY_ADMIN_PASSWORD must have at least " + NewAccounts.SHORTEST_PASSWORD + " characters");
        }
        return password;
    }
}
