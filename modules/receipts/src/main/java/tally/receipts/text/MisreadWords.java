package tally.receipts.text;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Mends the key words of a receipt's foot where OCR took one letter, in a long word two, for another of the same shape:
 * {@code Tota]}, {@code GASH}, {@code Sumuary}. Only these few words are mended: a line that is not known for a sum is lost
 * with its amount, a name that is misread is still a name.
 */
final class MisreadWords {
    private static final List<String> WORDS =
            List.of("total", "subtotal", "summary", "rounding", "rounded", "payable", "cash", "change");

    /** What each letter is taken for. */
    private static final Map<Character, String> LOOKALIKES = Map.ofEntries(
            Map.entry('a', "eo4sn"),
            Map.entry('b', "68h"),
            Map.entry('c', "geo("),
            Map.entry('d', "ob"),
            Map.entry('e', "co"),
            Map.entry('g', "9qy6"),
            Map.entry('h', "nbk"),
            Map.entry('i', "1ljt!|"),
            Map.entry('l', "1i]|!jt)"),
            Map.entry('m', "nuwi"),
            Map.entry('n', "mhu"),
            Map.entry('o', "qc0ae"),
            Map.entry('p', "f"),
            Map.entry('r', "nfv"),
            Map.entry('s', "58z"),
            Map.entry('t', "lif1jr7"),
            Map.entry('u', "nvo"),
            Map.entry('y', "v"));

    private static final Pattern WORD = Pattern.compile("(?<![\\w.])[a-z\\d\\]\\[|!()]{4,9}(?![\\w.])");
    private static final int LETTERS_FOR_EACH_MISTAKE = 4;

    private MisreadWords() {}

    /** The folded line with its key words mended. */
    static String mended(String folded) {
        final Matcher word = WORD.matcher(folded);
        return word.replaceAll(found -> Matcher.quoteReplacement(mendedWord(found.group())));
    }

    private static String mendedWord(String word) {
        return WORDS.stream().filter(key -> mayBe(word, key)).findFirst().orElse(word);
    }

    private static boolean mayBe(String word, String key) {
        if (word.length() != key.length()) {
            return false;
        }
        int mistakes = 0;
        for (int i = 0; i < key.length(); i++) {
            if (word.charAt(i) != key.charAt(i)) {
                if (!looksLike(key.charAt(i), word.charAt(i))) {
                    return false;
                }
                mistakes++;
            }
        }
        return mistakes <= key.length() / LETTERS_FOR_EACH_MISTAKE;
    }

    private static boolean looksLike(char letter, char read) {
        return LOOKALIKES.getOrDefault(letter, "").indexOf(read) >= 0;
    }
}
