package tally.domain.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.UserId;
import tally.domain.audit.Actor;

/** Businesses, users and their sign-ins. Each method is one transaction. Safe for use by many threads. */
public interface Accounts {
    /** Adds a business, and says so in the audit trail. */
    void addBusiness(Business business, Actor by);

    /**
     * Makes a business and the first users, all or nothing, where there is neither a business nor a staff user yet. Of
     * several nodes that start at once on an empty database, one does it.
     *
     * @return false where somebody was there before; nothing is changed then
     */
    boolean addFirst(Business business, List<Credentials> users, Actor by);

    /** The businesses, by name. */
    Page<Business> businesses(PageRequest page);

    /** The business with this id. */
    Optional<Business> business(BusinessId id);

    /** All businesses of this very name. */
    List<Business> businessesNamed(String name);

    /**
     * Adds a user, and says so in the audit trail.
     *
     * @return false where the e-mail is taken; nothing is changed then
     */
    boolean addUser(User user, NewPassword password, Actor by);

    /** The same, with a password that {@code by} chose. */
    default boolean addUser(User user, PasswordHash password, Actor by) {
        return addUser(user, new NewPassword(password, PasswordOrigin.GIVEN), by);
    }

    /** Whether there is a staff user yet. */
    boolean anyStaff();

    /** The user with this e-mail, and the password to compare with; none where the user is disabled. */
    Optional<Credentials> credentials(Email email);

    /** Starts a sign-in and gives the time at which it ends, by the database's clock. */
    Instant startSession(TokenHash token, SessionStart start);

    /** The sign-in that this token stands for; empty where it is unknown, ended or too old, or its user disabled. */
    Optional<Session> session(TokenHash token);

    /** Ends a sign-in, on every node; one that is not there is none the less ended. */
    void endSession(TokenHash token);

    /** A user with its stored password. */
    record Credentials(User user, PasswordHash password, PasswordOrigin origin) {
        /** With a password that somebody else chose. */
        public Credentials(User user, PasswordHash password) {
            this(user, password, PasswordOrigin.GIVEN);
        }

        /** The password and who chose it. */
        public NewPassword chosen() {
            return new NewPassword(password, origin);
        }
    }

    /**
     * A sign-in that begins.
     *
     * @param address where it is made from
     */
    record SessionStart(UserId user, Duration length, String address) {}
}
