package tally.domain.accounts;

/** A password that is to be stored, and who chose it. */
public record NewPassword(PasswordHash hash, PasswordOrigin origin) {}
