package tally.persistence;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the database is and how to sign in there.
 *
 * @param jdbcUrl a JDBC URL of the PostgreSQL driver, without a password in it where {@code password} has one
 * @param maxConnections the most connections that this process holds
 */
public record DatabaseSettings(String jdbcUrl, Optional<String> user, Optional<String> password, int maxConnections) {
    private static final String JDBC = "jdbc:postgresql:";
    private static final String DEFAULT_PORT = "5432";
    private static final String EXPECTED =
            "a database URL looks like postgresql://user:password@host:5432/name or jdbc:postgresql://host/name"
                    + " (special characters in the password as %XX)";

    /** A host as a container network names it, underscores included, which {@link java.net.URI} would refuse. */
    private static final Pattern URL = Pattern.compile("postgres(?:ql)?://"
            + "(?:(?<account>[^@/?#\\s]*)@)?"
            + "(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])"
            + "(?::(?<port>[0-9]{1,5}))?"
            + "(?<rest>/[^?#\\s]*)?"
            + "(?:[?](?<options>[^#\\s]*))?");

    /**
     * Reads {@code postgresql://user:password@host:port/db?options} (also {@code postgres://}) or a JDBC URL.
     *
     * @throws IllegalArgumentException saying what is wrong, without repeating the text: it may hold a password
     */
    public static DatabaseSettings parse(String url, int maxConnections) {
        if (url.startsWith(JDBC)) {
            return new DatabaseSettings(url, Optional.empty(), Optional.empty(), maxConnections);
        }
        final Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException(EXPECTED);
        }
        final String[] account = group(parts, "account").orElse("").split(":", 2);
        final Optional<String> user = Optional.of(decoded(account[0])).filter(name -> !name.isEmpty());
        final Optional<String> password = account.length == 2 ? Optional.of(decoded(account[1])) : Optional.empty();
        return new DatabaseSettings(jdbc(parts), user, password, maxConnections);
    }

    private static String jdbc(Matcher parts) {
        return JDBC + "//" + parts.group("host") + ":" + group(parts, "port").orElse(DEFAULT_PORT)
                + group(parts, "rest").orElse("")
                + group(parts, "options").map(options -> "?" + options).orElse("");
    }

    private static Optional<String> group(Matcher parts, String name) {
        return Optional.ofNullable(parts.group(name));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            throw new IllegalArgumentException(EXPECTED);
        }
    }

    /** Leaves user and password out. */
    @Override
    public String toString() {
        return "DatabaseSettings[maxConnections=" + maxConnections + "]";
    }
}
