package tally.http.server;

/** Makes a text safe to stand in a header. */
final class HeaderText {

    private HeaderText() {}

    /**
     * Replaces everything but printable ASCII. The JDK's server cuts a character down to its lower eight bits, which
     * turns U+010D U+010A into a line break and what follows into a header of the attacker's choice.
     */
    static String clean(String value) {
        StringBuilder clean = new StringBuilder(value);
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
                clean.setCharAt(i, '_');
            }
        }
        return clean.toString();
    }
}
