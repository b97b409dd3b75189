package tally.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A name for what lies in the jar, another one as soon as a byte of it changes. */
final class Fingerprint {
    private static final int BYTES = 8;

    private Fingerprint() {}

    /** The beginning of the SHA-256 of all of them, in hexadecimal. */
    static String of(List<URL> resources) throws IOException {
        MessageDigest sha256 = sha256();
        for (URL resource : resources) {
            try (InputStream in = new DigestInputStream(resource.openStream(), sha256)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
        return HexFormat.of().formatHex(sha256.digest(), 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
