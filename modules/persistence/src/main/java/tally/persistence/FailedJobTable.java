package tally.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import tally.domain.BusinessId;
import tally.domain.FailedJobId;
import tally.domain.UploadId;
import tally.domain.uploads.FailedRow;

/** Writes new rows of the table {@code failed_jobs}. */
final class FailedJobTable {
    private FailedJobTable() {}

    private static final String INSERT = """
            insert into failed_jobs (business_id, id, file_id, row_number, line_number, row_data, column_name, value,
                                     error_code, error_message, amount)
            values (?, ?, ?, ?, ?, jsonb_object(?, ?), ?, ?, ?, ?, ?)
            """;

    static void insert(Connection connection, BusinessId business, UploadId upload, List<FailedRow> rows)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (final FailedRow row : rows) {
                Sql.bind(
                        statement,
                        business,
                        FailedJobId.ofRow(upload, row.row()),
                        upload,
                        row.row(),
                        row.line(),
                        Values.names(connection, row.values()),
                        Values.texts(connection, row.values()),
                        row.problem().column(),
                        row.problem().value(),
                        row.problem().code().name(),
                        row.problem().message(),
                        row.amount());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
