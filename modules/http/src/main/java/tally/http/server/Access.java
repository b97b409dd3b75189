package tally.http.server;

/** Who may call a route. There is no default: a route cannot be written without saying it. */
public enum Access {
    /** Anyone, signed in or not. */
    PUBLIC,
    /** A signed-in user: of a shop, for its own business, or staff. */
    SHOP,
    /** Staff only. */
    STAFF,
    /** Staff, and the machine that shows the token which the operator has set for it. */
    METRICS
}
