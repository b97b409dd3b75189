package tally.testkit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JDBC URL of PostgreSQL, taken apart so that the database can be another one.
 *
 * @param server {@code jdbc:postgresql://host:port/}
 * @param database the database's name
 * @param parameters nothing, or {@code ?} and the parameters
 */
record JdbcUrl(String server, String database, String parameters) {

    private static final Pattern SHAPE = Pattern.compile("(jdbc:postgresql://[^/]+/)([^?]*)(\\?.*)?");

    static JdbcUrl parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not of the form jdbc:postgresql://host:port/database?user=…: " + text);
        }
        String parameters = matcher.group(3) == null ? "" : matcher.group(3);
        return new JdbcUrl(matcher.group(1), matcher.group(2), parameters);
    }

    JdbcUrl withDatabase(String other) {
        return new JdbcUrl(server, other, parameters);
    }

    String text() {
        return server + database + parameters;
    }
}
