package tally.app;

import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tally.domain.BusinessId;
import tally.domain.IdSource;
import tally.domain.UserId;
import tally.domain.accounts.Accounts;
import tally.domain.accounts.Business;
import tally.domain.accounts.Email;
import tally.domain.accounts.PasswordHash;
import tally.domain.accounts.User;
import tally.domain.audit.Actor;

/** Adds businesses and users from the command line and at the first start. */
final class NewAccounts {
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int PASSWORD_LENGTH = 16;
    static final int SHORTEST_PASSWORD = 8;

    private final Accounts accounts;
    private final IdSource ids;
    private final Actor by;

    NewAccounts(Accounts accounts, IdSource ids, Actor by) {
        this.accounts = accounts;
        this.ids = ids;
        this.by = by;
    }

    Business addBusiness(String name, String timeZone) {
        final Business business = new Business(new BusinessId(ids.next()), name, zone(timeZone));
        accounts.addBusiness(business, by);
        return business;
    }

    /** Adds a shop, staff and its users where there is nobody yet; false, and nothing is added, where there is. */
    boolean addFirst(FirstShop shop, List<SignIn> staff, List<SignIn> users) {
        final Business business = new Business(new BusinessId(ids.next()), shop.name, zone(shop.timeZone));
        final Stream<Accounts.Credentials> all = Stream.concat(
                staff.stream().map(person -> credentials(person, Optional.empty())),
                users.stream().map(person -> credentials(person, Optional.of(business))));
        return accounts.addFirst(business, all.toList(), by);
    }

    private Accounts.Credentials credentials(SignIn person, Optional<Business> business) {
        return new Accounts.Credentials(user(person.email, business), PasswordHash.of(person.password));
    }

    private User user(String email, Optional<Business> business) {
        return new User(new UserId(ids.next()), email(email), business.isEmpty(), business);
    }

    User addUser(String email, String password, Optional<Business> business) {
        if (password.length() < SHORTEST_PASSWORD) {
            throw new CommandFailedException("A password has at least " + SHORTEST_PASSWORD + " characters.");
        }
        final User user = user(email, business);
        if (!accounts.addUser(user, PasswordHash.of(password), by)) {
            throw new CommandFailedException("There is a user with this e-mail already: " + user.email());
        }
        return user;
    }

    /** The shop of an empty database. */
    record FirstShop(String name, String timeZone) {}

    /** What a person signs in with. */
    record SignIn(String email, String password) {
        /** Leaves the password out. */
        @Override
        public String toString() {
            return "SignIn[" + email + "]";
        }
    }

    /** The one business of this name. */
    Business business(String name) {
        return named(accounts, name);
    }

    /** The one business of this name among these. */
    static Business named(Accounts accounts, String name) {
        final List<Business> found = accounts.businessesNamed(name);
        if (found.size() != 1) {
            throw new CommandFailedException(
                    found.isEmpty()
                            ? "There is no business called '" + name + "'. Add it with: business add NAME"
                            : "There are " + found.size() + " businesses called '" + name
                                    + "'; use the API and its id.");
        }
        return found.get(0);
    }

    /** A password that nobody guesses and that can be read out: 80 random bits. */
    static String randomPassword() {
        final SecureRandom random = new SecureRandom();
        final StringBuilder password = new StringBuilder();
        for (int i = 0; i < PASSWORD_LENGTH; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    private static Email email(String text) {
        try {
            return new Email(text);
        } catch (IllegalArgumentException notAnAddress) {
            throw new UsageException("Not an e-mail address: " + text);
        }
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new UsageException("There is no time zone '" + name + "'; one is called Europe/Berlin");
        }
    }
}
