package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.sales.NumberFormat;
import tally.domain.uploads.ImportOptions;
import tally.domain.uploads.NewUpload;

/** The table {@code data_sources}: how the last file of each till or shop was to be read. */
final class DataSourceTable {
    private DataSourceTable() {}

    private static final String FIND = """
            select duplicates, date_format, number_format, delimiter, charset,
                   array(select key from jsonb_each_text(mapping) order by key) as mapping_names,
                   array(select value from jsonb_each_text(mapping) order by key) as mapping_columns
              from data_sources
             where business_id = ? and name = ?
            """;

    static Optional<ImportOptions> find(Connection connection, BusinessId business, String name) throws SQLException {
        return Sql.queryOne(connection, FIND, Options::read, business, name);
    }

    private static final String REMEMBER = """
            insert into data_sources (business_id, name, duplicates, mapping, date_format, number_format, delimiter, charset)
            values (?, ?, ?, jsonb_object(?, ?), ?, ?, ?, ?)
                on conflict (business_id, name) do update
               set duplicates = excluded.duplicates, mapping = excluded.mapping, date_format = excluded.date_format,
                   number_format = excluded.number_format, delimiter = excluded.delimiter, charset = excluded.charset,
                   updated_at = excluded.updated_at
            """;

    /** Remembers the options of an upload that has a data source name. */
    static void remember(Connection connection, NewUpload upload) throws SQLException {
        if (upload.dataSourceName().isEmpty()) {
            return;
        }
        final ImportOptions options = upload.options();
        Sql.update(
                connection,
                REMEMBER,
                upload.business(),
                upload.dataSourceName(),
                options.duplicates().wireName(),
                Values.names(connection, options.mapping()),
                Values.texts(connection, options.mapping()),
                options.formats().dateFormat(),
                options.formats().numberFormat().map(NumberFormat::example),
                options.delimiter().map(String::valueOf),
                options.charset());
    }
}
