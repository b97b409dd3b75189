package tally.persistence;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The current row of an answer, read by column name and in our own types. One per query. */
final class Row {
    private final ResultSet results;

    Row(ResultSet results) {
        this.results = results;
    }

    UUID uuid(String column) throws SQLException {
        return results.getObject(column, UUID.class);
    }

    Optional<UUID> optionalUuid(String column) throws SQLException {
        return Optional.ofNullable(results.getObject(column, UUID.class));
    }

    String text(String column) throws SQLException {
        return results.getString(column);
    }

    Optional<String> optionalText(String column) throws SQLException {
        return Optional.ofNullable(results.getString(column));
    }

    int integer(String column) throws SQLException {
        return results.getInt(column);
    }

    long number(String column) throws SQLException {
        return results.getLong(column);
    }

    Optional<Long> optionalNumber(String column) throws SQLException {
        return Optional.ofNullable(results.getObject(column, Long.class));
    }

    boolean flag(String column) throws SQLException {
        return results.getBoolean(column);
    }

    BigDecimal decimal(String column) throws SQLException {
        return results.getBigDecimal(column);
    }

    Optional<BigDecimal> optionalDecimal(String column) throws SQLException {
        return Optional.ofNullable(results.getBigDecimal(column));
    }

    LocalDate date(String column) throws SQLException {
        return results.getObject(column, LocalDate.class);
    }

    Optional<LocalDate> optionalDate(String column) throws SQLException {
        return Optional.ofNullable(results.getObject(column, LocalDate.class));
    }

    Optional<LocalTime> optionalTime(String column) throws SQLException {
        return Optional.ofNullable(results.getObject(column, LocalTime.class));
    }

    Instant instant(String column) throws SQLException {
        return results.getObject(column, OffsetDateTime.class).toInstant();
    }

    Optional<Instant> optionalInstant(String column) throws SQLException {
        return Optional.ofNullable(results.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    byte[] bytes(String column) throws SQLException {
        return results.getBytes(column);
    }

    List<String> texts(String column) throws SQLException {
        return Arrays.asList((String[]) results.getArray(column).getArray());
    }

    List<Long> numbers(String column) throws SQLException {
        return Arrays.asList((Long[]) results.getArray(column).getArray());
    }

    List<UUID> uuids(String column) throws SQLException {
        return Arrays.asList((UUID[]) results.getArray(column).getArray());
    }
}
