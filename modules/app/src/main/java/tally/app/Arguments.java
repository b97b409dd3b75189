package tally.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words behind a command: values in order, {@code --name value} and {@code --flag}. */
final class Arguments {
    private final List<String> values = new ArrayList<>();
    private final Map<String, String> options = new HashMap<>();
    private final Set<String> flags = new HashSet<>();

    /** Sorts the words; {@link UsageException} for an option that is not known or lacks its value. */
    static Arguments parse(List<String> words, Set<String> knownOptions, Set<String> knownFlags) {
        final Arguments arguments = new Arguments();
        for (int i = 0; i < words.size(); i++) {
            final String word = words.get(i);
            if (!word.startsWith("--")) {
                arguments.values.add(word);
            } else if (knownFlags.contains(word)) {
                arguments.flags.add(word);
            } else if (knownOptions.contains(word) && i + 1 < words.size()) {
                arguments.options.put(word, words.get(++i));
            } else {
                throw new UsageException(
                        knownOptions.contains(word) ? word + " needs a value" : "Unknown option " + word);
            }
        }
        return arguments;
    }

    /** The only value; {@link UsageException} saying what is wanted where there is none, or more than one. */
    String only(String what) {
        if (values.size() != 1) {
            throw new UsageException(values.isEmpty() ? what + " is missing" : "Too many words: " + values);
        }
        return values.get(0);
    }

    /** Refuses values where none are wanted. */
    void none() {
        if (!values.isEmpty()) {
            throw new UsageException("Too many words: " + values);
        }
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    boolean flag(String name) {
        return flags.contains(name);
    }
}
