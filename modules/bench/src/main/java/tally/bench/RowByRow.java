package tally.bench;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

/** How an import is usually written on an ORM: for each row look, insert or skip, update the stock, commit. */
final class RowByRow {
    private final String jdbcUrl;

    RowByRow(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    void prepare() throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                var statement = connection.createStatement()) {
            statement.execute("drop table if exists orm_sales, orm_products");
            statement.execute("create table orm_products (id uuid primary key, name text unique, stock bigint)");
            statement.execute("create table orm_sales (id uuid primary key, date date, product_id uuid references"
                    + " orm_products, quantity int, amount numeric, customer text)");
            statement.execute("create index on orm_sales (date, product_id, amount)");
        }
    }

    /** Loads the first rows of the file and gives how many it inserted. */
    long load(String[] lines, int rows) throws SQLException {
        long inserted = 0;
        try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
            connection.setAutoCommit(false);
            for (int i = 1; i <= rows; i++) {
                inserted += row(connection, lines[i].split("\"?,(?=[^ ])\"?"));
                connection.commit();
            }
        }
        return inserted;
    }

    private static int row(Connection connection, String[] fields) throws SQLException {
        final UUID product = product(connection, fields[1]);
        final BigDecimal amount = new BigDecimal(fields[3]);
        try (PreparedStatement look = connection.prepareStatement("select 1 from orm_sales where date = ? and"
                + " product_id = ? and quantity = ? and amount = ? and customer = ?")) {
            look.setObject(1, LocalDate.parse(fields[0]));
            look.setObject(2, product);
            look.setInt(3, Integer.parseInt(fields[2]));
            look.setBigDecimal(4, amount);
            look.setString(5, fields[4]);
            try (ResultSet found = look.executeQuery()) {
                return found.next() ? 0 : insert(connection, product, amount, fields);
            }
        }
    }

    private static UUID product(Connection connection, String name) throws SQLException {
        try (PreparedStatement look = connection.prepareStatement("select id from orm_products where name = ?")) {
            look.setString(1, name);
            try (ResultSet found = look.executeQuery()) {
                return found.next() ? found.getObject(1, UUID.class) : newProduct(connection, name);
            }
        }
    }

    private static UUID newProduct(Connection connection, String name) throws SQLException {
        final UUID id = UUID.randomUUID();
        try (PreparedStatement insert = connection.prepareStatement("insert into orm_products values (?, ?, 0)")) {
            insert.setObject(1, id);
            insert.setString(2, name);
            insert.executeUpdate();
        }
        return id;
    }

    private static int insert(Connection connection, UUID product, BigDecimal amount, String[] fields)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into orm_sales values (?, ?, ?, ?, ?, ?)");
                PreparedStatement stock =
                        connection.prepareStatement("update orm_products set stock = stock - ? where id = ?")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setObject(2, LocalDate.parse(fields[0]));
            insert.setObject(3, product);
            insert.setInt(4, Integer.parseInt(fields[2]));
            insert.setBigDecimal(5, amount);
            insert.setString(6, fields[4]);
            stock.setInt(1, Integer.parseInt(fields[2]));
            stock.setObject(2, product);
            stock.executeUpdate();
            return insert.executeUpdate();
        }
    }
}
