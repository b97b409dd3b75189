/** One line of the grid, as its row is now. */

import { stateBadge } from '../components/badge.js';
import { fill, foreign, h } from '../dom.js';
import { columnName } from '../words.js';
import { isOpen, isWrong, nameOf, valueOf } from './model.js';

/** What is short as a rule, and hard to read where it is broken in two. */
const SHORT = new Set(['Date', 'Time', 'Quantity', 'UnitPrice', 'Amount', 'PaymentMethod']);

/**
 * A line with its cells, still empty.
 *
 * @param {import('./model.js').OpenRow} row
 * @param {string[]} columns
 * @returns {HTMLTableRowElement}
 */
export function emptyLine(row, columns) {
    const cells = columns.map((column) =>
        h('td', {
            role: 'gridcell',
            tabindex: -1,
            class: SHORT.has(column) ? 'nowrap' : undefined,
            dataset: { label: columnName(column) },
        }),
    );
    return h(
        'tr',
        { role: 'row', dataset: { id: row.job.id } },
        h('th', { role: 'rowheader', scope: 'row', tabindex: -1 }),
        cells,
        h('td', { role: 'gridcell', tabindex: -1, class: 'why', dataset: { label: 'Why it failed' } }),
    );
}

/**
 * Writes into a line what its row is now.
 *
 * @param {HTMLTableRowElement} line
 * @param {{row: import('./model.js').OpenRow, columns: string[], showFile: boolean}} what
 */
export function drawLine(line, { row, columns, showFile }) {
    const [head, ...cells] = line.children;
    const why = cells.pop();
    fill(head, nameOf(row), showFile && h('small', {}, foreign(row.job.file_name)));
    columns.forEach((column, i) => drawCell(cells[i], row, column));
    fill(why, isOpen(row) ? foreign(row.job.error_message) : settledBadge(row.job));
    line.classList.toggle('settled', !isOpen(row));
}

function settledBadge(job) {
    return [stateBadge(job.status), job.duplicate && h('span', { class: 'quiet' }, ' It was there already.')];
}

function drawCell(cell, row, column) {
    const changed = column in row.draft;
    const wrong = isWrong(row, column) && !changed;
    const aside = (text) => h('span', { class: 'visually-hidden' }, text);
    fill(
        cell,
        foreign(valueOf(row, column)),
        wrong && aside(' (not right)'),
        changed && aside(' (changed, not sent yet)'),
    );
    cell.classList.toggle('wrong', wrong);
    cell.classList.toggle('changed', changed);
    cell.title = changed ? `Was: ${row.job.row_data[column] ?? ''}` : '';
    cell.setAttribute('aria-readonly', String(!isOpen(row)));
}
