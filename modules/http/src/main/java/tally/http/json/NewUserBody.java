package tally.http.json;

import java.util.Optional;
import java.util.UUID;

/** A user to be added. */
public record NewUserBody(String email, String password, Optional<UUID> businessId, Optional<Boolean> isStaff) {

    private static final int MIN_PASSWORD_CHARACTERS = 8;
    private static final int MAX_PASSWORD_CHARACTERS = 1024;

    /** Refuses a password that is too short to protect anything (NIST SP 800-63B §5.1.1.2) or too long to hash. */
    public NewUserBody {
        checkPassword(password);
    }

    /** Refuses a password that is too short or too long, wherever one is chosen. */
    static void checkPassword(String password) {
        if (password.length() < MIN_PASSWORD_CHARACTERS || password.length() > MAX_PASSWORD_CHARACTERS) {
            throw new IllegalArgumentException(
                    "A password has " + MIN_PASSWORD_CHARACTERS + " to " + MAX_PASSWORD_CHARACTERS + " characters.");
        }
    }

    /** Leaves the password out, so that no log gets it. */
    @Override
    public String toString() {
        return "NewUserBody[" + email + "]";
    }
}
