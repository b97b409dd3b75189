/** Editing one cell of the grid in place. */

import { fill, h } from '../dom.js';
import { columnName } from '../words.js';
import { nameOf, type, valueOf } from './model.js';

/**
 * Puts a text field in the place of a cell's text. Enter and leaving keep what was typed, Escape does not, Tab goes on to the
 * next cell, Ctrl+Enter sends the row.
 *
 * @param {HTMLElement} cell
 * @param {{row: import('./model.js').OpenRow, column: string, onEnd: function({move?: number, send?: KeyboardEvent}): void}} what
 *     onEnd: is called once, when the editing is over
 */
export function editCell(cell, { row, column, onEnd }) {
    const field = h('input', {
        class: 'input',
        value: valueOf(row, column),
        'aria-label': `${columnName(column)}, ${nameOf(row)}`,
    });
    let over = false;
    const finish = (how, keep = true) => {
        if (!over) {
            over = true;
            if (keep) {
                type(row, column, field.value.trim());
            }
            onEnd(how);
        }
    };
    field.addEventListener('keydown', (event) => onKey(event, finish));
    field.addEventListener('blur', () => finish({ left: true }));
    fill(cell, field);
    field.focus();
    field.select();
}

function onKey(event, finish) {
    const sends = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    const ends = {
        Enter: () => finish(sends ? { send: event } : {}),
        Escape: () => finish({}, false),
        Tab: () => finish({ move: event.shiftKey ? -1 : 1 }),
    };
    if (ends[event.key]) {
        event.preventDefault();
        event.stopPropagation();
        ends[event.key]();
    }
}
