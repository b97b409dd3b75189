package tally.http.json;

/** A password that Tally made up; it is shown this once. */
public record GeneratedPasswordView(String password, boolean mustChangePassword) {

    /** Leaves the password out, so that no log gets it. */
    @Override
    public String toString() {
        return "GeneratedPasswordView";
    }
}
