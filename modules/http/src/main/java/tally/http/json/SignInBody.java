package tally.http.json;

/** What someone who signs in sends. */
public record SignInBody(String email, String password) {

    /** Leaves the password out, so that no log gets it. */
    @Override
    public String toString() {
        return "SignInBody[" + email + "]";
    }
}
