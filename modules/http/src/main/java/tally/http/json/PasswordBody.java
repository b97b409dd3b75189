package tally.http.json;

/** What a user sends who wants another password. */
public record PasswordBody(String currentPassword, String newPassword) {

    /** Holds the new password to the rules of any other. */
    public PasswordBody {
        NewUserBody.checkPassword(newPassword);
    }

    /** Leaves both out, so that no log gets them. */
    @Override
    public String toString() {
        return "PasswordBody";
    }
}
