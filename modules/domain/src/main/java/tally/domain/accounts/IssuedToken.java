package tally.domain.accounts;

/** A fresh sign-in with its token, which is shown this once and stored only as a hash. */
public record IssuedToken(String token, Session session) {
    /** Leaves the token out, so that no log gets it. */
    @Override
    public String toString() {
        return "IssuedToken[" + session.user().email() + "]";
    }
}
