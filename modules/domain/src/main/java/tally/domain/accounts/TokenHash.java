package tally.domain.accounts;

import java.util.HexFormat;

/** The SHA-256 of a bearer token, 64 hex digits: what the database knows of it. */
public record TokenHash(String hex) {
    TokenHash(byte[] sha256) {
        this(HexFormat.of().formatHex(sha256));
    }
}
