/**
 * The pages that people see in a browser: plain files, found through one door. Exists so that the HTTP module serves
 * them without knowing what they are, and they can change without it.
 */
module tally.console {
    exports tally.console;
}
