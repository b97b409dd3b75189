package tally.domain.books;

import java.util.List;

/** The result of a check: whether the books agree, and every place where they do not. */
public record Consistency(List<Warning> warnings) {
    /** Nothing disagrees. */
    public static final Consistency OK = new Consistency(List.of());

    /** Copies the list. */
    public Consistency {
        warnings = List.copyOf(warnings);
    }

    /** Whether nothing disagrees. */
    public boolean ok() {
        return warnings.isEmpty();
    }

    /**
     * One disagreement.
     *
     * @param check what was checked, such as {@code stock}
     * @param subject on what, such as a product's name and id
     */
    public record Warning(String check, String subject, String expected, String found) {}
}
