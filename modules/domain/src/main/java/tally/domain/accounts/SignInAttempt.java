package tally.domain.accounts;

/**
 * What somebody who wants to sign in says.
 *
 * @param address where it comes from
 */
public record SignInAttempt(String email, String password, String address) {
    /** Leaves out what somebody typed, so that no log gets it. */
    @Override
    public String toString() {
        return "SignInAttempt[" + address + "]";
    }
}
