package tally.http.lists;

import tally.http.server.Parameters;

/** The order of a list: {@code sort_order}, which is descending where nothing is said. */
public enum SortOrder {
    /** Smallest or oldest first. */
    ASC,
    /** Largest or newest first. */
    DESC;

    /** The parameter that says what a list is sorted by. */
    public static final String BY = "sort_by";

    /** The parameter that says in which direction. */
    public static final String ORDER = "sort_order";

    /** Whether a request wants the largest first. */
    public static boolean descending(Parameters query) {
        return query.choice(ORDER, SortOrder.class).orElse(DESC) == DESC;
    }
}
