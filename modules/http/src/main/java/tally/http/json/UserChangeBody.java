package tally.http.json;

/** What staff may change of a user. */
public record UserChangeBody(boolean disabled) {}
