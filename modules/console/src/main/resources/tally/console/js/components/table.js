/** Tables, with sorting and paging kept in the URL. */

import { h } from '../dom.js';
import { number } from '../format.js';
import { here, link, setQuery } from '../router.js';

/**
 * A table.
 *
 * @param {{caption: string, columns: {label: string, cell: function(*): *, number?: boolean, wide?: boolean, sort?: string}[],
 *     rows: *[]}} what caption: for screen readers; cell: what stands in the column for a row, as a child of h(); sort: the
 *     value of sort_by that sorts by this column
 * @returns {HTMLElement}
 */
export function table({ caption, columns, rows }) {
    const head = h('tr', {}, columns.map(headCell));
    const body = rows.map((row) =>
        h(
            'tr',
            {},
            columns.map((column) => h('td', { class: cellClass(column) }, column.cell(row))),
        ),
    );
    return h(
        'div',
        { class: 'table-box', role: 'region', 'aria-label': caption, tabindex: 0 },
        h(
            'table',
            { class: 'table' },
            h('caption', { class: 'visually-hidden' }, caption),
            h('thead', {}, head),
            h('tbody', {}, body),
        ),
    );
}

/**
 * Says which rows are shown, with links to those before and behind. The offset lives in the URL.
 *
 * @param {{count: number, offset: number, limit: number, open?: number}} page open: how many rows of this page still belong to the
 *     list, where some have left it since; so many further on the next page begins
 * @returns {HTMLElement}
 */
export function pager({ count, offset, limit, open = limit }) {
    const last = Math.min(offset + limit, count);
    const words = count === 0 ? 'None' : `${number(offset + 1)} to ${number(last)} of ${number(count)}`;
    return h(
        'nav',
        { class: 'pager', 'aria-label': 'Pages' },
        h('span', {}, words),
        h(
            'span',
            { class: 'row' },
            step('Previous', offset > 0, offset - limit),
            step('Next', last < count, offset + open),
        ),
    );
}

/**
 * The offset that the URL asks for.
 *
 * @returns {number}
 */
export function offset() {
    return Math.max(0, Number.parseInt(here().query.offset, 10) || 0);
}

function step(words, possible, to) {
    const { path, query } = here();
    return possible
        ? h('a', { class: 'button small', href: link(path, { ...query, offset: Math.max(0, to) || undefined }) }, words)
        : h('button', { class: 'button small', type: 'button', disabled: true }, words);
}

function headCell(column) {
    const { sort_by: by, sort_order: order } = here().query;
    const sorted = column.sort && by === column.sort;
    const state = sorted ? (order === 'asc' ? 'ascending' : 'descending') : undefined;
    const content = column.sort ? sortButton(column, state) : column.label;
    return h('th', { scope: 'col', class: cellClass(column), 'aria-sort': state }, content);
}

function sortButton(column, state) {
    const next = state === 'descending' ? 'asc' : 'desc';
    const arrow = { ascending: '↑', descending: '↓' }[state] ?? '';
    return h(
        'button',
        {
            class: 'sort',
            type: 'button',
            onclick: () => setQuery({ sort_by: column.sort, sort_order: next, offset: undefined }),
        },
        column.label,
        h('span', { class: 'arrow', 'aria-hidden': 'true' }, arrow),
    );
}

function cellClass(column) {
    return [column.number && 'number', column.wide && 'wide'].filter(Boolean).join(' ') || undefined;
}
