package tally.domain.sales;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which column of a file holds which field, found from its header. Names match without regard to case, order, spaces,
 * {@code _} and {@code -}; a mapping that a person gave goes first. Immutable.
 */
// EnumOrdinal: read for every field of every row, where an array by ordinal is the whole point.
@SuppressWarnings("EnumOrdinal")
public final class ColumnMap {
    private static final int NONE = -1;

    private final List<String> header;
    private final int[] columnByField;
    private final List<String> mappedInVain;
    private final boolean hasColumns;

    private ColumnMap(List<String> header, int[] columnByField, List<String> mappedInVain) {
        this.header = List.copyOf(header);
        this.columnByField = columnByField;
        this.mappedInVain = mappedInVain;
        this.hasColumns = IntStream.of(columnByField).anyMatch(column -> column != NONE);
    }

    /** Matches a header; {@code mapping} says for some fields what the file calls them. */
    public static ColumnMap match(List<String> header, Map<Field, String> mapping) {
        final int[] columns = new int[Field.values().length];
        for (final Field field : Field.values()) {
            columns[field.ordinal()] = indexOf(header, mapping.getOrDefault(field, field.columnName()));
        }
        final List<String> inVain = mapping.values().stream()
                .filter(name -> indexOf(header, name) == NONE)
                .sorted()
                .toList();
        return new ColumnMap(header, columns, inVain);
    }

    /** Why a file with this header can't be read, for the shop; empty where it can. */
    public Optional<String> complaint() {
        final String missing = missing();
        if (!missing.isEmpty()) {
            return Optional.of("Required columns are missing: " + missing + ". The first line of the file has: "
                    + PrintableText.of(shortened(shownHeader())));
        }
        if (!mappedInVain.isEmpty()) {
            return Optional.of("The mapping names columns that the file does not have: "
                    + PrintableText.of(shortened(String.join(", ", mappedInVain))));
        }
        return repeated()
                .map(name -> "Two columns are called " + PrintableText.of(name)
                        + ": rename the one that Tally should not read");
    }

    /** The number of columns in the header. */
    public int width() {
        return header.size();
    }

    /** The column (from 0) that holds the field, or -1 where the file has none: read for every row, so no Optional. */
    public int column(Field field) {
        return columnByField[field.ordinal()];
    }

    /** The column (from 0) of that name, which Tally may otherwise ignore; -1 where the file has none. */
    public int columnNamed(String name) {
        return indexOf(header, name);
    }

    /** The file's own name for a field, where it has such a column. */
    public Optional<String> ownName(Field field) {
        return column(field) == NONE ? Optional.empty() : Optional.of(header.get(column(field)));
    }

    /** The field that a column holds; empty for the columns that Tally ignores. */
    public Optional<Field> field(int column) {
        return Arrays.stream(Field.values())
                .filter(field -> column(field) == column)
                .findFirst();
    }

    /** Whether a row's values are the header again, as in files that were put together from several. */
    public boolean isHeaderAgain(RowValues row) {
        return hasColumns
                && Arrays.stream(Field.values())
                        .filter(field -> column(field) != NONE)
                        .allMatch(field ->
                                row.text(field).equals(header.get(column(field)).strip()));
    }

    private String missing() {
        return Arrays.stream(Field.values())
                .filter(field -> field.required() && column(field) == NONE)
                .map(Field::columnName)
                .collect(Collectors.joining(", "));
    }

    private Optional<String> repeated() {
        return IntStream.of(columnByField)
                .filter(column -> column != NONE)
                .mapToObj(header::get)
                .filter(name ->
                        header.stream().filter(other -> same(other, name)).count() > 1)
                .findFirst();
    }

    private static int indexOf(List<String> header, String name) {
        return IntStream.range(0, header.size())
                .filter(column -> same(header.get(column), name))
                .findFirst()
                .orElse(NONE);
    }

    private static boolean same(String one, String other) {
        return Field.normalized(one).equals(Field.normalized(other));
    }

    /** Where a header is missing, this is a sale: what has digits in it may be a card number, and is not repeated. */
    private String shownHeader() {
        return header.stream()
                .map(name -> name.chars().anyMatch(Character::isDigit) ? "…" : name)
                .collect(Collectors.joining(", "));
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }

    /** The fields that the file has, each with the file's own name for it. */
    public Map<Field, String> ownNames() {
        final EnumMap<Field, String> names = new EnumMap<>(Field.class);
        for (final Field field : Field.values()) {
            ownName(field).ifPresent(name -> names.put(field, name));
        }
        return names;
    }
}
