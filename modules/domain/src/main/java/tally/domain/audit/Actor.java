package tally.domain.audit;

/**
 * Who changes something, as the audit trail keeps it for ever.
 *
 * @param name a user's e-mail, or one of the names below
 */
public record Actor(String name) {
    /** Whoever may run commands on the machine. */
    public static final Actor COMMAND_LINE = new Actor("command line");

    /** Tally itself, at the first start on an empty database. */
    public static final Actor FIRST_START = new Actor("first start");
}
