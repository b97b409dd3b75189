package tally.persistence;

import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tally.domain.BusinessId;
import tally.domain.UserId;
import tally.domain.accounts.Business;
import tally.domain.accounts.Email;
import tally.domain.accounts.PasswordOrigin;
import tally.domain.accounts.User;

/** Reads users and businesses from the rows of a query. */
final class UserRows {
    private UserRows() {}

    static PasswordOrigin origin(Row row) throws SQLException {
        return PasswordOrigin.valueOf(row.text("password_origin").toUpperCase(Locale.ROOT));
    }

    static User user(Row row) throws SQLException {
        final Optional<UUID> business = row.optionalUuid("id");
        return new User(
                new UserId(row.uuid("user_id")),
                new Email(row.text("email")),
                row.flag("is_staff"),
                business.isPresent() ? Optional.of(business(row)) : Optional.empty());
    }

    static Business business(Row row) throws SQLException {
        return new Business(new BusinessId(row.uuid("id")), row.text("name"), ZoneId.of(row.text("time_zone")));
    }
}
