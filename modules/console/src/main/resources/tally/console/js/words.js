/** What the API's codes are called in the console. */

const CAUSES = {
    INVALID_DATE: 'The date cannot be read',
    FUTURE_DATE: 'The date is in the future',
    MISSING_VALUE: 'Something is missing',
    TOO_LONG: 'The text is too long',
    INVALID_QUANTITY: 'The quantity is no whole number from 1 to 1000',
    INVALID_AMOUNT: 'The amount cannot be read',
    INVALID_TIME: 'The time cannot be read',
    INVALID_UNIT_PRICE: 'The price of one cannot be read',
    INVALID_TEXT: 'The text has characters that cannot be read',
    INVALID_ITEM: 'The item cannot be booked',
    WRONG_FIELD_COUNT: 'The row has too few or too many columns',
    UNCLOSED_QUOTE: 'A quotation mark is not closed',
    DATABASE_ERROR: 'It could not be stored',
    UNKNOWN_FAILED_JOB: 'It corrects a row that is not known',
};

const COLUMNS = { PaymentMethod: 'Payment', UnitPrice: 'Unit price' };

const PAYMENT_METHODS = {
    cash: 'Cash',
    bkash: 'bKash',
    nagad: 'Nagad',
    rocket: 'Rocket',
    card: 'Card',
    credit: 'Credit',
    other: 'Other',
};

/** Why a row failed. @param {string} code @returns {string} */
export function cause(code) {
    return CAUSES[code] ?? code;
}

/** The causes, to choose from. @returns {{value: string, label: string}[]} */
export function causeOptions() {
    return options(CAUSES);
}

/** The heading of one of Tally's columns. @param {string} column @returns {string} */
export function columnName(column) {
    return COLUMNS[column] ?? column;
}

/** How it was paid. @param {string} method @returns {string} */
export function paymentMethod(method) {
    return PAYMENT_METHODS[method] ?? method;
}

/** The ways to pay, to choose from. @returns {{value: string, label: string}[]} */
export function paymentOptions() {
    return options(PAYMENT_METHODS);
}

function options(words) {
    return Object.entries(words).map(([value, label]) => ({ value, label }));
}
