package tally.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Makes failed rows inside the database, as uploads of 10,000 rows each that failed to the last: half of them for their
 * date, most others for their amount, one in a thousand for its time.
 */
final class ManyFailedRows {
    private static final int ROWS_A_FILE = 10_000;

    private final String jdbcUrl;
    private final String elsewhere;

    ManyFailedRows(String jdbcUrl, String elsewhere) {
        this.jdbcUrl = jdbcUrl;
        this.elsewhere = elsewhere;
    }

    private static final String BUSINESSES = """
            insert into businesses (id, name, time_zone)
            select ('019a0000-0000-7000-8000-' || lpad(to_hex(n), 4, '0') || '00000000')::uuid, 'Shop ' || n, 'Asia/Dhaka'
              from generate_series(1, ?) as n
            """;

    private static final String UPLOADS = """
            insert into uploads (business_id, id, file_name, content_sha256, content_bytes, duplicates, status, row_count,
                                 failed_count, amount_failed, unreadable_rows, created_at, completed_at, checked_at)
            select ('019a0000-0000-7000-8000-' || lpad(to_hex(b), 4, '0') || '00000000')::uuid,
                   ('019a0001-' || lpad(to_hex(f), 4, '0') || '-7000-8000-' || lpad(to_hex(b), 4, '0') || '00000000')::uuid,
                   'sales-' || f || '.csv', '-', 0, 'count', 'completed', ?, ?, 0, ?,
                   timestamptz '2025-11-01 00:00Z' + f * interval '1 day', now(), now()
              from generate_series(1, ?) as b, generate_series(1, ?) as f
            """;

    private static final String ROWS = """
            insert into failed_jobs (business_id, id, file_id, row_number, line_number, row_data, column_name, value,
                                     error_code, error_message, amount, created_at)
            select u.business_id, (left(u.id::text, 28) || lpad(to_hex(row), 8, '0'))::uuid, u.id, row, row,
                   jsonb_build_object('Date', date, 'Product', 'Shirt ' || row % 100, 'Quantity', '1',
                                      'Amount', extract(day from u.created_at)::int * 10000 + row || '.50',
                                      'Customer', 'Customer ' || row % 500),
                   column_name, value, 'INVALID_' || upper(column_name), 'Invalid ' || lower(column_name) || ': ' || value,
                   null, u.created_at
              from uploads u, generate_series(2, ?) as row,
                   lateral (select case when row % 1000 = 0 then 'Time' when row % 2 = 0 then 'Date' else 'Amount' end,
                                   case when row % 5000 = 2 then '31/11/2025' else '07/11/2025' end) as cause (column_name, date),
                   lateral (select case column_name when 'Date' then date when 'Time' then 'noon' else row || ',50' end)
                       as cell (value)
            """;

    /** Makes so many rows, in files of equal length of so many businesses; leaves the tables as a quiet night would. */
    void make(int rows, int businesses) throws SQLException {
        final int files = rows / businesses / ROWS_A_FILE;
        update(BUSINESSES, businesses);
        update(UPLOADS, ROWS_A_FILE, ROWS_A_FILE, ROWS_A_FILE, businesses, files);
        update(ROWS, ROWS_A_FILE + 1);
        run("vacuum analyze");
    }

    /** The id of one of the businesses; not the one that was there before. */
    String business() throws SQLException {
        return text("select id::text from businesses where id <> '" + elsewhere + "' order by id limit 1");
    }

    /** The id of one of its files. */
    String file() throws SQLException {
        return text("select id::text from uploads where business_id = '" + business() + "' order by id limit 1");
    }

    private void update(String sql, int... values) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setInt(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getString(1);
        }
    }
}
