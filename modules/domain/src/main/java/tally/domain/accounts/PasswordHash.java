package tally.domain.accounts;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it is stored: PBKDF2-HMAC-SHA-256 with its own salt and count, {@code pbkdf2-sha256$600000$salt$hash}
 * (OWASP Password Storage Cheat Sheet: 600,000 iterations). One check takes some 200 ms of a processor, on purpose.
 */
public record PasswordHash(String encoded) {
    private static final String SCHEME = "pbkdf2-sha256";
    private static final int ITERATIONS = 600_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Hashes a password with a fresh salt. */
    public static PasswordHash of(String password) {
        final byte[] salt = random(SALT_BYTES);
        return encode(salt, pbkdf2(password, salt, ITERATIONS));
    }

    /** What no password has. To check one against it takes as long as against any other; to make it takes no time. */
    static PasswordHash ofNobody() {
        return encode(random(SALT_BYTES), random(HASH_BITS / Byte.SIZE));
    }

    private static PasswordHash encode(byte[] salt, byte[] hash) {
        final Base64.Encoder base64 = Base64.getEncoder();
        return new PasswordHash(String.join(
                "$", SCHEME, Integer.toString(ITERATIONS), base64.encodeToString(salt), base64.encodeToString(hash)));
    }

    private static byte[] random(int count) {
        final byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Whether this is the password; takes the same time for a wrong one. */
    public boolean matches(String password) {
        final String[] parts = encoded.split("\\$", -1);
        final byte[] salt = Base64.getDecoder().decode(parts[2]);
        final byte[] expected = Base64.getDecoder().decode(parts[3]);
        return MessageDigest.isEqual(expected, pbkdf2(password, salt, Integer.parseInt(parts[1])));
    }

    private static byte[] pbkdf2(String password, byte[] salt, int iterations) {
        final PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has PBKDF2WithHmacSHA256", impossible);
        } finally {
            spec.clearPassword();
        }
    }

    @Override
    public String toString() {
        return "PasswordHash[" + SCHEME + "]";
    }
}
