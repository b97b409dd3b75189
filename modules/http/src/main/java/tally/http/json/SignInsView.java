package tally.http.json;

import java.util.List;

/** The sign-ins of a user that hold. */
public record SignInsView(List<SignInView> results) {}
