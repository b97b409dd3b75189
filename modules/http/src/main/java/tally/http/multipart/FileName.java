package tally.http.multipart;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import tally.http.server.HeaderValue;

/** Reads the name of a sent file. It is shown and stored, never used as a path. */
final class FileName {

    private static final int MAX_CHARACTERS = 255;

    /** Control characters, line breaks, and the marks that turn the direction of writing: they hide what a file is. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

    private FileName() {}

    /** The name without folders and control characters, cut to 255 characters; absent in a text field. */
    static Optional<String> of(HeaderValue disposition) {
        return disposition
                .parameter("filename*")
                .flatMap(FileName::extended)
                .or(() -> disposition.parameter("filename").map(FileName::asBrowsersEscape))
                .map(FileName::clean);
    }

    /** {@code UTF-8''na%C3%AFve.csv} (RFC 8187 §3.2). Forms should not use it (RFC 7578 §4.2), some clients do. */
    private static Optional<String> extended(String value) {
        String[] parts = value.split("'", 3);
        boolean isLatin = parts[0].equalsIgnoreCase("ISO-8859-1");
        if (parts.length < 3 || !(isLatin || parts[0].equalsIgnoreCase("UTF-8"))) {
            return Optional.empty();
        }
        Charset charset = isLatin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        try {
            return Optional.of(URLDecoder.decode(parts[2].replace("+", "%2B"), charset));
        } catch (IllegalArgumentException brokenEscape) {
            return Optional.empty();
        }
    }

    /** The HTML standard has browsers escape a quote, and line breaks, which no name keeps. */
    private static String asBrowsersEscape(String value) {
        return value.replace("%22", "\"").replace("%0D", "").replace("%0A", "");
    }

    private static String clean(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String printable = UNSEEN.matcher(last).replaceAll("").strip();
        return printable.length() <= MAX_CHARACTERS ? printable : printable.substring(0, wholeCharacters(printable));
    }

    /** Where to cut without leaving half a character. */
    private static int wholeCharacters(String name) {
        return Character.isHighSurrogate(name.charAt(MAX_CHARACTERS - 1)) ? MAX_CHARACTERS - 1 : MAX_CHARACTERS;
    }
}
