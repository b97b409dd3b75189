package tally.it;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks into a database, and tampers with it, behind Tally's back. */
record Sql(String url) {

    /** Runs statements; fails the test where the database refuses. */
    void run(String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new AssertionError(sql, refused);
        }
    }

    /** The first column of each row, as text. */
    List<String> texts(String query) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(String.valueOf(rows.getString(1)));
            }
            return texts;
        } catch (SQLException refused) {
            throw new AssertionError(query, refused);
        }
    }

    /** The first column of the only row. */
    String text(String query) {
        List<String> texts = texts(query);
        if (texts.size() != 1) {
            throw new AssertionError(query + " should give one row, and gave " + texts);
        }
        return texts.get(0);
    }

    /** Every row of every table as text; uploaded bytes show in hexadecimal. */
    String dump() {
        StringBuilder dump = new StringBuilder();
        for (String table : texts("select quote_ident(tablename) from pg_tables where schemaname = 'public'")) {
            texts("select t::text from " + table + " t")
                    .forEach(row -> dump.append(row).append('\n'));
        }
        return dump.toString();
    }
}
