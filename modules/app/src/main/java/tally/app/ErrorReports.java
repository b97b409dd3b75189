package tally.app;

import io.sentry.Sentry;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tally.domain.DatabaseException;

/**
 * Sends errors that someone must act on to Sentry, where an address for it ({@code SENTRY_DSN}) is configured; otherwise does
 * nothing at all.
 *
 * <p>This class alone knows of Sentry. A report is queued and sent in the background: nobody waits for it, and where Sentry
 * is slow or gone, reports beyond the queue are dropped. No names, addresses or requests are attached, only what the caller
 * gives. Safe for use by many threads; there is one a process.
 */
final class ErrorReports implements AutoCloseable {

    /** Sentry's own limits are 30 s; a shop's server must not take that long to stop. */
    private static final int CONNECT_MILLIS = 1_000;

    private static final int READ_MILLIS = 1_000;

    /** Closing waits so long for reports that are still to be sent, */
    private static final long SEND_AT_CLOSE_MILLIS = 1_500;

    /** and then up to three times so long for the connection: together under two seconds. */
    private static final long GIVE_UP_MILLIS = 100;

    private final boolean enabled;

    private ErrorReports(boolean enabled) {
        this.enabled = enabled;
    }

    /**
     * Prepares the reports; connects to nothing yet.
     *
     * @param dsn Sentry's address for this project, if reports are wished
     * @param release the version of Tally
     * @param environment such as {@code production}
     * @param node the name of this process among several
     * @throws IllegalArgumentException if the address is none; the message is for the person who configured it
     */
    static ErrorReports init(Optional<String> dsn, String release, String environment, String node) {
        dsn.ifPresent(address -> connect(options -> {
            options.setDsn(address);
            options.setRelease("tally@" + release);
            options.setEnvironment(environment);
            options.setServerName(node);
            keepToReports(options);
        }));
        return new ErrorReports(dsn.isPresent());
    }

    private static void connect(Sentry.OptionsConfiguration<SentryOptions> configuration) {
        try {
            Sentry.init(configuration);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "SENTRY_DSN is not an address of Sentry; it looks like https://key@host/number.", e);
        }
    }

    /** Switches off what Sentry does by itself: hooks, sessions, statistics, traces of what went before. */
    private static void keepToReports(SentryOptions options) {
        options.setConnectionTimeoutMillis(CONNECT_MILLIS);
        options.setReadTimeoutMillis(READ_MILLIS);
        options.setShutdownTimeoutMillis(SEND_AT_CLOSE_MILLIS);
        options.setFlushTimeoutMillis(GIVE_UP_MILLIS);
        options.setAttachServerName(false);
        options.setEnableUncaughtExceptionHandler(false);
        options.setEnableShutdownHook(false);
        options.setEnableAutoSessionTracking(false);
        options.setEnableBackpressureHandling(false);
        options.setSendClientReports(false);
        options.setMaxBreadcrumbs(0);
        options.addInAppInclude("tally");
        options.setBeforeSend((event, hint) -> withoutWordsOfOthers(event));
    }

    /**
     * What a database says of an error can hold values of the row that it was about, and so can what the JDK says of a text
     * that it can't read; our own sentences can't.
     */
    private static SentryEvent withoutWordsOfOthers(SentryEvent event) {
        final Set<String> theirs = Stream.ofNullable(event.getThrowable())
                .flatMap(error -> Stream.concat(behindADatabaseException(error), thrownByOthers(error)))
                .collect(Collectors.toSet());
        Stream.ofNullable(event.getExceptions())
                .flatMap(List::stream)
                .filter(reported -> theirs.contains(reported.getType()))
                .forEach(reported -> reported.setValue("left out, it may hold values of a row"));
        return event;
    }

    private static Stream<String> thrownByOthers(Throwable error) {
        return Stream.iterate(error, Objects::nonNull, Throwable::getCause)
                .filter(cause -> cause.getStackTrace().length > 0
                        && !cause.getStackTrace()[0].getClassName().startsWith("tally."))
                .map(cause -> cause.getClass().getSimpleName());
    }

    /** The simple names, as Sentry gives them, of what caused a {@link DatabaseException}. */
    private static Stream<String> behindADatabaseException(Throwable error) {
        return Stream.iterate(error, Objects::nonNull, Throwable::getCause)
                .dropWhile(cause -> !(cause instanceof DatabaseException))
                .skip(1)
                .map(cause -> cause.getClass().getSimpleName());
    }

    /**
     * Reports an error.
     *
     * @param error what happened
     * @param context what it happened to: ids, such as {@code file_id}, never what a person typed; seen by this report alone
     */
    void report(Throwable error, Map<String, String> context) {
        if (enabled) {
            Sentry.captureException(error, scope -> context.forEach(scope::setTag));
        }
    }

    /** Sends what is queued, for two seconds at most, and stops. Nothing can be reported afterwards. */
    @Override
    public void close() {
        if (enabled) {
            Sentry.close();
        }
    }
}
