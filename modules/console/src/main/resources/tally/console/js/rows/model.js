/** What is known of the failed rows on the page: as the server has them, and what a person has typed but not yet sent. */

import { NOTHING } from '../format.js';

/** The columns that Tally reads, in the order in which people look at a sale. */
export const ALL_COLUMNS = [
    'Date',
    'Time',
    'Product',
    'Quantity',
    'UnitPrice',
    'Amount',
    'Customer',
    'PaymentMethod',
    'Notes',
];

/** These are always shown: a sale needs them. */
const REQUIRED = new Set(['Date', 'Product', 'Quantity', 'Amount']);

/**
 * One failed row with its draft.
 *
 * @typedef {{job: Object, draft: Object<string, string>}} OpenRow
 */

/**
 * The columns worth showing: the required ones, and those in which some row has something.
 *
 * @param {Object[]} jobs failed rows as the API has them
 * @returns {string[]}
 */
export function columnsOf(jobs) {
    return ALL_COLUMNS.filter(
        (name) => REQUIRED.has(name) || jobs.some((job) => job.row_data[name] || job.column === name),
    );
}

/** What stands in a cell now. @param {OpenRow} row @param {string} column @returns {string} */
export function valueOf(row, column) {
    return row.draft[column] ?? row.job.row_data[column] ?? '';
}

/**
 * Types into a cell; what equals the server's value is no draft.
 *
 * @param {OpenRow} row
 * @param {string} column
 * @param {string} value
 */
export function type(row, column, value) {
    if (value === (row.job.row_data[column] ?? '')) {
        delete row.draft[column];
    } else {
        row.draft[column] = value;
    }
}

/** Whether a person can still do something about it. @param {OpenRow} row @returns {boolean} */
export function isOpen(row) {
    return row.job.status === 'failed';
}

/** Whether this cell is why the row failed. @param {OpenRow} row @param {string} column @returns {boolean} */
export function isWrong(row, column) {
    return isOpen(row) && row.job.column === column;
}

/** What a row is called. @param {OpenRow} row @returns {string} */
export function nameOf(row) {
    return row.job.row_number > 0 ? `Row ${row.job.row_number}` : `Row ${NOTHING}`;
}

/** How it stands, in words. @param {OpenRow} row @returns {string} */
export function outcomeOf({ job }) {
    const words = {
        resolved: job.duplicate ? 'was there already' : 'is booked',
        failed: `failed again: ${job.error_message}`,
        discarded: 'is discarded',
        pending: 'is being tried',
    };
    return words[job.status];
}
