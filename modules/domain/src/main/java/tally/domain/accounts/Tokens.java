package tally.domain.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Makes bearer tokens: 256 random bits in URL-safe Base64. The database keeps their SHA-256 alone, so a stolen copy of
 * it signs nobody in; a plain hash is enough because a token can't be guessed. Safe for use by many threads.
 */
final class Tokens {
    private static final int TOKEN_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    String next() {
        final byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static TokenHash hash(String token) {
        try {
            final MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return new TokenHash(sha256.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
