package tally.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import tally.domain.PageRequest;
import tally.domain.accounts.Accounts;
import tally.domain.accounts.Business;

/** What an empty database needs before anyone can sign in. */
final class FirstStart {
    private static final String STAFF = "staff@tally.example";
    private static final String SHOP_USER = "ahmed@tally.example";
    private static final String SHOP = "Ahmed's Shop";
    private static final String SHOP_TIME_ZONE = "Asia/Dhaka";
    private static final String SIGN_INS_FILE = "sign-ins.txt";

    private final Accounts accounts;
    private final NewAccounts newAccounts;
    private final Configuration configuration;

    FirstStart(Accounts accounts, NewAccounts newAccounts, Configuration configuration) {
        this.accounts = accounts;
        this.newAccounts = newAccounts;
        this.configuration = configuration;
    }

    /** Makes the staff user that the configuration names, where there is no staff user. */
    void addFirstUser() {
        configuration.firstUser().filter(wanted -> !accounts.anyStaff()).ifPresent(this::addStaff);
    }

    /** Of two nodes that start at once, one comes second, and finds the user there. */
    private void addStaff(Configuration.FirstUser wanted) {
        try {
            newAccounts.addUser(wanted.email(), wanted.password(), Optional.empty());
        } catch (CommandFailedException taken) {
            if (!accounts.anyStaff()) {
                throw taken;
            }
        }
    }

    /**
     * Makes a staff user, a shop and its user with random passwords, on an empty database alone. They are kept in a file
     * that only the owner can read, because they are shown at every later start too.
     *
     * @return who may sign in, a line each; empty where the database has accounts of its own
     */
    List<String> addDemoAccounts() {
        if (!accounts.anyStaff() && accounts.businesses(PageRequest.FIRST).count() == 0) {
            final String staffPassword = NewAccounts.randomPassword();
            final String shopPassword = NewAccounts.randomPassword();
            final Business shop = newAccounts.addBusiness(SHOP, SHOP_TIME_ZONE);
            newAccounts.addUser(STAFF, staffPassword, Optional.empty());
            newAccounts.addUser(SHOP_USER, shopPassword, Optional.of(shop));
            write(List.of("staff  " + STAFF + "  " + staffPassword, "shop   " + SHOP_USER + "  " + shopPassword));
        }
        return read();
    }

    private void write(List<String> lines) {
        try {
            final Path file =
                    Files.createDirectories(configuration.dataDirectory()).resolve(SIGN_INS_FILE);
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, lines);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private List<String> read() {
        final Path file = configuration.dataDirectory().resolve(SIGN_INS_FILE);
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
