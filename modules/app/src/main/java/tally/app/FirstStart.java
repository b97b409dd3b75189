package tally.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import tally.domain.PageRequest;
import tally.domain.accounts.Accounts;

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
     * Makes a staff user, a shop and its user with random passwords, on an empty database alone; of two nodes that start at
     * once, one does. They are kept in a file that only the owner can read, because they are shown at every later start
     * too: it is written before, so that nobody who may sign in is without a password, and gets its name after.
     *
     * @return who may sign in, a line each; empty where the database has accounts of its own
     */
    List<String> addDemoAccounts() {
        if (!accounts.anyStaff() && accounts.businesses(PageRequest.FIRST).count() == 0) {
            final String staffPassword = NewAccounts.randomPassword();
            final String shopPassword = NewAccounts.randomPassword();
            final List<String> lines =
                    List.of("staff  " + STAFF + "  " + staffPassword, "shop   " + SHOP_USER + "  " + shopPassword);
            keep(
                    lines,
                    () -> newAccounts.addFirst(
                            new NewAccounts.FirstShop(SHOP, SHOP_TIME_ZONE),
                            List.of(new NewAccounts.SignIn(STAFF, staffPassword)),
                            List.of(new NewAccounts.SignIn(SHOP_USER, shopPassword))));
        }
        return read();
    }

    /** A new temporary file is its owner's alone. */
    private void keep(List<String> lines, BooleanSupplier made) {
        try {
            final Path folder = Files.createDirectories(configuration.dataDirectory());
            final Path written = Files.write(Files.createTempFile(folder, SIGN_INS_FILE, ".new"), lines);
            if (made.getAsBoolean()) {
                Files.move(written, folder.resolve(SIGN_INS_FILE), StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.delete(written);
            }
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
