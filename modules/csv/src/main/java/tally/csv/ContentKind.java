package tally.csv;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What a file is by its first bytes, whatever its name says; to tell a person what they sent in place of a CSV file. */
public enum ContentKind {
    EMPTY("an empty file"),
    TEXT("a text file"),
    XLSX("an Excel workbook"),
    XLS("an Excel workbook (97-2003)"),
    ODS("an OpenDocument spreadsheet"),
    PDF("a PDF"),
    RTF("a formatted text (RTF)"),
    JPEG("a JPEG image"),
    PNG("a PNG image"),
    GIF("a GIF image"),
    WEBP("a WebP image"),
    HEIC("a HEIC image"),
    ZIP("a ZIP archive"),
    GZIP("a gzip archive"),
    HTML("a web page"),
    JSON("a JSON file"),
    XML("an XML file"),
    BINARY("a binary file");

    /** So many first bytes are enough for {@link #of}. */
    public static final int HEAD_BYTES = 8192;

    /** No one begins like another. */
    private static final Map<String, ContentKind> FIRST_BYTES = Map.of(
            "\u00D0\u00CF\u0011\u00E0", XLS,
            "%PDF-", PDF,
            "{\\rtf", RTF,
            "\u00FF\u00D8\u00FF", JPEG,
            "\u0089PNG", PNG,
            "GIF8", GIF,
            "\u001F\u008B", GZIP);

    private static final Pattern HTML_START = Pattern.compile(
            "(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)*<(!doctype html|html|head|body|table|script|meta|div|title)\\b.*",
            Pattern.DOTALL);
    private static final Pattern XML_START = Pattern.compile("<(\\?xml|!doctype|svg)\\b");
    private static final Pattern JSON_START = Pattern.compile("(\\{\\s*[\"}]|\\[\\s*[\\[{\"\\]]).*", Pattern.DOTALL);
    private static final int ONE_IN = 20;
    /** A stray NUL does not make a binary file of a short text. */
    private static final int FEW_CONTROLS = 8;

    private final String plainName;

    ContentKind(String plainName) {
        this.plainName = plainName;
    }

    /** Its name in a sentence for people: "an Excel workbook". */
    public String plainName() {
        return plainName;
    }

    /**
     * Finds the kind.
     *
     * @param head the first {@link #HEAD_BYTES} bytes of the file, or all of a shorter one
     */
    public static ContentKind of(byte[] head) {
        String bytes = new String(head, StandardCharsets.ISO_8859_1);
        ContentKind byMagic = byMagic(bytes);
        return byMagic == TEXT ? textKind(head, bytes) : byMagic;
    }

    private static ContentKind byMagic(String bytes) {
        if (bytes.isEmpty()) {
            return EMPTY;
        }
        if (bytes.startsWith("PK\3\4") || bytes.startsWith("PK\5\6")) {
            return zipKind(bytes);
        }
        if (bytes.startsWith("RIFF") && bytes.startsWith("WEBP", 8)) {
            return WEBP;
        }
        if (bytes.startsWith("ftyphe", 4) || bytes.startsWith("ftypmif1", 4)) {
            return HEIC;
        }
        return FIRST_BYTES.entrySet().stream()
                .filter(first -> bytes.startsWith(first.getKey()))
                .map(Map.Entry::getValue)
                .findAny()
                .orElse(TEXT);
    }

    private static ContentKind zipKind(String bytes) {
        if (bytes.contains("opendocument.spreadsheet")) {
            return ODS;
        }
        boolean otherOffice = bytes.contains("word/") || bytes.contains("ppt/");
        boolean excel = bytes.contains("xl/") || bytes.contains("[Content_Types].xml") || bytes.contains("_rels/.rels");
        return excel && !otherOffice ? XLSX : ZIP;
    }

    private static ContentKind textKind(byte[] head, String bytes) {
        boolean utf16 = CharsetFinder.isUtf16(head);
        if (!utf16 && controls(head) > Math.max(FEW_CONTROLS, head.length / ONE_IN)) {
            return BINARY;
        }
        String text = (utf16 ? bytes.replace("\0", "") : bytes)
                .replaceFirst("^(\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)", "")
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        return HTML_START.matcher(text).matches()
                ? HTML
                : XML_START.matcher(text).lookingAt()
                        ? XML
                        : JSON_START.matcher(text).matches() ? JSON : TEXT;
    }

    /** Control characters that no text has. */
    private static int controls(byte[] head) {
        int count = 0;
        for (byte b : head) {
            count += b >= 0 && b < ' ' && (b < '\t' || b > '\r') ? 1 : 0;
        }
        return count;
    }
}
