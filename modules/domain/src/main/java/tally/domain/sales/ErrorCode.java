package tally.domain.sales;

/** Why a row could not be booked, for a program to tell apart; the names are part of the API. */
public enum ErrorCode {
    /** Too few or too many fields. */
    WRONG_FIELD_COUNT,
    /** A quote was opened and never closed. */
    UNCLOSED_QUOTE,
    INVALID_DATE,
    /** A date after today, in the business's time zone. */
    FUTURE_DATE,
    MISSING_VALUE,
    TOO_LONG,
    INVALID_QUANTITY,
    INVALID_AMOUNT,
    INVALID_TIME,
    INVALID_UNIT_PRICE,
    /** A NUL, or bytes that are not in the file's charset. */
    INVALID_TEXT,
    /** The row was fine, the database refused it. */
    DATABASE_ERROR,
    /** A row says that it corrects a failed row that the business does not have. */
    UNKNOWN_FAILED_JOB,
    /** A line of a receipt that is no sale. */
    INVALID_ITEM,
    /** The image of a receipt that can't be read. */
    UNREADABLE_IMAGE
}
