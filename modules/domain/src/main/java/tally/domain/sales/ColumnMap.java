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
    /** What a mapping says of Amount where a file has only a price a piece: its amount is to be worked out. */
    public static final String QUANTITY_TIMES_PRICE = "Quantity * UnitPrice";

    private static final int NONE = -1;
    private static final Field[] FIELDS = Field.values();

    private final List<String> header;
    private final List<String> names;
    private final int[] columnByField;
    private final List<String> mappedInVain;
    private final boolean worksOutAmount;

    private ColumnMap(List<String> header, Map<Field, String> mapping) {
        this.header = List.copyOf(header);
        this.names = header.stream().map(Field::normalized).toList();
        this.columnByField = Arrays.stream(Field.values())
                .mapToInt(field -> indexOf(mapping.getOrDefault(field, field.columnName())))
                .toArray();
        this.worksOutAmount = worksOutAmount(mapping);
        this.mappedInVain = mapping.entrySet().stream()
                .filter(entry -> !(worksOutAmount && entry.getKey() == Field.AMOUNT))
                .map(Map.Entry::getValue)
                .filter(name -> indexOf(name) == NONE)
                .sorted()
                .toList();
    }

    /** Matches a header; {@code mapping} says for some fields what the file calls them. */
    public static ColumnMap match(List<String> header, Map<Field, String> mapping) {
        return new ColumnMap(header, mapping);
    }

    /** Whether a mapping says that the amount is quantity times unit price; white space around the {@code *} is free. */
    public static boolean worksOutAmount(Map<Field, String> mapping) {
        return Field.normalized(mapping.getOrDefault(Field.AMOUNT, "")).equals(Field.normalized(QUANTITY_TIMES_PRICE));
    }

    /** Why a file with this header can't be read, for the shop; empty where it can. */
    public Optional<String> complaint() {
        final String missing = missing().stream().map(Field::columnName).collect(Collectors.joining(", "));
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
        for (final Field field : FIELDS) {
            if (column(field) != NONE
                    && !row.text(field).equals(header.get(column(field)).strip())) {
                return false;
            }
        }
        return true;
    }

    /** The fields without which the file can't be booked, and that it does not have. */
    public List<Field> missing() {
        return Arrays.stream(Field.values())
                .filter(field -> isRequired(field) && column(field) == NONE)
                .toList();
    }

    private boolean isRequired(Field field) {
        return worksOutAmount
                ? field == Field.UNIT_PRICE || (field.required() && field != Field.AMOUNT)
                : field.required();
    }

    private Optional<String> repeated() {
        return IntStream.of(columnByField)
                .filter(column -> column != NONE)
                .filter(column -> names.lastIndexOf(names.get(column)) > column)
                .mapToObj(header::get)
                .findFirst();
    }

    private int indexOf(String name) {
        return names.indexOf(Field.normalized(name));
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
