/** What an upload would do, before it is done: the sums, and the first rows as they would be booked. */

import { notice } from '../components/state.js';
import { foreign, h } from '../dom.js';
import { count, money, number, period } from '../format.js';
import { labelOf } from './mapping.js';

const ROWS_SHOWN = 10;
const MONEY = new Set(['Amount', 'UnitPrice']);
const UNBROKEN = new Set(['Date', 'Time']);
const NUMBERS = new Set(['Quantity', 'Amount', 'UnitPrice']);

/**
 * The preview of a file.
 *
 * @param {Object} preview what Tally answered
 * @returns {HTMLElement[]}
 */
export function previewParts(preview) {
    if (preview.problem) {
        return [notice('bad', h('p', {}, foreign(preview.problem)), preview.missing_columns.length > 0 && wayOn())];
    }
    return [figures(preview), ...remarks(preview), firstRows(preview)];
}

function wayOn() {
    const words =
        'Please say above which column is which. If the first line of the file is a sale already, put a line with the names of the columns above it, such as ';
    return h('p', { class: 'quiet' }, words, h('code', {}, 'Date,Product,Quantity,Amount'), '.');
}

function figures({ summary, row_count: rows, sample_size: checked, complete }) {
    return h(
        'dl',
        { class: 'figures' },
        figure(complete ? 'Will be booked' : 'Can be booked', number(summary.accepted - summary.already_there), {
            note: complete ? undefined : `of ${number(checked)} rows checked; the file has ${number(rows)}`,
        }),
        figure('Sum of the good rows', money(summary.amount)),
        figure('Period', period(summary.first_date, summary.last_date), { isLong: true }),
        figure('Already there', number(summary.already_there), {
            note: summary.repeated_in_file ? `${number(summary.repeated_in_file)} repeated in the file` : undefined,
        }),
        figure('With a problem', number(summary.failed)),
    );
}

function figure(name, value, { note, isLong = false } = {}) {
    return h(
        'div',
        { class: isLong ? 'figure long' : 'figure' },
        h('dt', {}, name),
        h('dd', {}, value),
        note && h('dd', { class: 'note' }, note),
    );
}

function remarks({ summary, preset }) {
    const words = [
        preset && `This looks like an export of ${preset.title ?? preset.name}.`,
        summary.new_products > 0 && `${count(summary.new_products, 'product')} will be new.`,
        summary.new_customers > 0 && `${count(summary.new_customers, 'customer')} will be new.`,
    ].filter(Boolean);
    return words.length > 0 ? [h('p', { class: 'quiet' }, words.join(' '))] : [];
}

function firstRows({ rows, errors }) {
    const bad = errors.filter((error) => !rows.some((row) => row.row === error.row));
    const shown = rows.slice(0, ROWS_SHOWN);
    const names = [
        ...new Set(shown.flatMap((row) => Object.keys(row.values).filter((name) => filled(row.values[name])))),
    ];
    const head = h('tr', {}, h('th', { scope: 'col', class: 'number' }, 'Row'), names.map(headCell));
    const body = shown.flatMap((row) => rowsOf(row, names));
    return h(
        'div',
        { class: 'rows' },
        h(
            'div',
            { class: 'table-box', tabindex: 0, role: 'region', 'aria-label': 'The first rows' },
            h(
                'table',
                { class: 'table' },
                h('caption', { class: 'visually-hidden' }, 'The first rows as they will be booked'),
                h('thead', {}, head),
                h('tbody', {}, body),
            ),
        ),
        bad.length > 0 && problems(bad, bad.length === errors.length ? 'row' : 'more row'),
    );
}

function headCell(name) {
    return h('th', { scope: 'col', class: NUMBERS.has(name) ? 'number' : undefined }, labelOf(name));
}

/** A row; what is wrong with it stands below, where it is seen on a narrow page too. */
function rowsOf(row, names) {
    const cells = names.map((name) => cell(row, name));
    const line = h(
        'tr',
        { class: row.error ? 'bad-row' : undefined },
        h('td', { class: 'number quiet' }, number(row.row)),
        cells,
    );
    const reason =
        row.error && h('tr', { class: 'reason' }, h('td'), h('td', { colspan: names.length }, foreign(row.error)));
    return [line, reason].filter(Boolean);
}

function cell(row, name) {
    const isBad = row.error && row.column === name;
    const value = row.values[name];
    const text = MONEY.has(name) && typeof value === 'number' ? money(value) : value;
    const kinds = [NUMBERS.has(name) && 'number', UNBROKEN.has(name) && 'nowrap', isBad && 'bad-cell']
        .filter(Boolean)
        .join(' ');
    return h(
        'td',
        { class: kinds || undefined },
        isBad && !filled(value) ? 'empty' : foreign(text),
        isBad && h('span', { class: 'visually-hidden' }, ' (this is the problem)'),
    );
}

/** Rows further down that would fail. */
function problems(errors, what) {
    const lines = errors
        .slice(0, ROWS_SHOWN)
        .map((error) => h('li', {}, h('span', { class: 'quiet' }, `Row ${number(error.row)}: `), foreign(error.error)));
    return h(
        'details',
        { class: 'more' },
        h('summary', {}, `${count(Math.min(errors.length, 100), what)} with a problem`),
        h('ul', {}, lines),
    );
}

function filled(value) {
    return value !== null && value !== undefined && value !== '';
}
