package tally.persistence;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where the database is and how to sign in there.
 *
 * @param jdbcUrl a JDBC URL of the PostgreSQL driver, without a password in it where {@code password} has one
 * @param maxConnections the most connections that this process holds
 */
public record DatabaseSettings(String jdbcUrl, Optional<String> user, Optional<String> password, int maxConnections) {
    private static final String JDBC = "jdbc:postgresql:";
    private static final int DEFAULT_PORT = 5432;

    /**
     * Reads {@code postgresql://user:password@host:port/db?options} (also {@code postgres://}) or a JDBC URL.
     *
     * @throws IllegalArgumentException saying what is wrong, without repeating the text: it may hold a password
     */
    public static DatabaseSettings parse(String url, int maxConnections) {
        if (url.startsWith(JDBC)) {
            return new DatabaseSettings(url, Optional.empty(), Optional.empty(), maxConnections);
        }
        final URI uri = uri(url);
        final String[] account =
                Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
        final Optional<String> user = Optional.of(decoded(account[0])).filter(name -> !name.isEmpty());
        final Optional<String> password = account.length == 2 ? Optional.of(decoded(account[1])) : Optional.empty();
        return new DatabaseSettings(jdbc(uri), user, password, maxConnections);
    }

    private static URI uri(String url) {
        try {
            final URI uri = URI.create(url);
            if (("postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException notAUrl) {
            throw new IllegalArgumentException(expected());
        }
        throw new IllegalArgumentException(expected());
    }

    private static String expected() {
        return "a database URL looks like postgresql://user:password@host:5432/name or jdbc:postgresql://host/name"
                + " (special characters in the password as %XX)";
    }

    private static String jdbc(URI uri) {
        final int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
        final String options = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return JDBC + "//" + uri.getHost() + ":" + port + uri.getRawPath() + options;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Leaves user and password out. */
    @Override
    public String toString() {
        return "DatabaseSettings[maxConnections=" + maxConnections + "]";
    }
}
