/** What the API's codes are called in the console. */

const CAUSES = {
    WRONG_FIELD_COUNT: 'Too few or too many cells',
    UNCLOSED_QUOTE: 'A quotation mark is not closed',
    INVALID_DATE: 'The date cannot be read',
    FUTURE_DATE: 'The date is in the future',
    MISSING_VALUE: 'A value is missing',
    TOO_LONG: 'A text is too long',
    INVALID_QUANTITY: 'The quantity is not right',
    INVALID_AMOUNT: 'The amount is not right',
    INVALID_TIME: 'The time cannot be read',
    INVALID_UNIT_PRICE: 'The unit price is not right',
    INVALID_TEXT: 'It holds what is no text',
    DATABASE_ERROR: 'The database refused it',
    UNKNOWN_FAILED_JOB: 'It corrects a row that is not known',
    INVALID_ITEM: 'An item of a receipt is not right',
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
