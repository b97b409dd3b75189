/**
 * The grid of failed rows: cells that are moved through with the arrow keys and edited in place, after the grid pattern of
 * the ARIA Authoring Practices. One cell alone is in the tab order: the one where a person was last.
 */

import { h } from '../dom.js';
import { columnName } from '../words.js';
import { editCell } from './cell-editor.js';
import { drawLine, emptyLine } from './line.js';
import { isOpen, isWrong } from './model.js';
import { moveBy } from './moves.js';

/** A page of the keyboard, in rows. */
const PAGE = 10;

/** The grid; for one page of rows. */
export class RowGrid {
    #rows;
    #columns;
    #showFile;
    #hear;
    #lines;
    #at;

    /**
     * @param {{rows: import('./model.js').OpenRow[], columns: string[], showFile: boolean}} what
     * @param {{onActive: function(Object): void, onKey: function(KeyboardEvent, Object): boolean,
     *     onTyped: function(Object): void}} hear onActive: is told which row a person is in; onKey: says whether it took a
     *     key; onTyped: something was typed into the row
     */
    constructor({ rows, columns, showFile }, hear) {
        this.#rows = rows;
        this.#columns = columns;
        this.#showFile = showFile;
        this.#hear = hear;
        this.#lines = rows.map((row) => emptyLine(row, columns));
        this.#at = this.#placeIn(rows[0], 1);
        this.element = this.#frame();
        rows.forEach((row) => this.refresh(row));
        this.#mark();
    }

    /** The row that a person is in. */
    get active() {
        return this.#rows[this.#at.row];
    }

    /** Shows a row as it is now. */
    refresh(row) {
        drawLine(this.#lines[this.#rows.indexOf(row)], { row, columns: this.#columns, showFile: this.#showFile });
    }

    /** Goes to a row: to the cell that is wrong, where that is known. */
    focus(row) {
        this.#moveTo(this.#placeIn(row, this.active === row ? this.#at.column : 1));
    }

    #placeIn(row, usual) {
        const wrong = this.#columns.findIndex((column) => isWrong(row, column));
        return { row: this.#rows.indexOf(row), column: wrong >= 0 ? wrong + 1 : usual };
    }

    /** Lets a person type into the cell that is wrong. */
    edit(row) {
        this.focus(row);
        this.#edit();
    }

    #frame() {
        const names = ['Row', ...this.#columns.map(columnName), 'Why it failed'];
        const heads = names.map((name) => h('th', { role: 'columnheader', scope: 'col' }, name));
        const body = h('tbody', { role: 'rowgroup' }, this.#lines);
        body.addEventListener('keydown', (event) => this.#onKey(event));
        body.addEventListener('click', (event) => this.#onClick(event));
        const head = h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, heads));
        return h(
            'div',
            { class: 'table-box grid-box' },
            h('table', { class: 'table grid', role: 'grid', 'aria-label': 'Failed rows' }, head, body),
        );
    }

    #cell() {
        return this.#lines[this.#at.row].children[this.#at.column];
    }

    /** Leaves one cell in the tab order, and shows which row one is in. */
    #mark() {
        this.element.querySelectorAll('tbody [tabindex="0"]').forEach((cell) => cell.setAttribute('tabindex', -1));
        this.#cell().setAttribute('tabindex', 0);
        this.#lines.forEach((line, i) => line.classList.toggle('active', i === this.#at.row));
    }

    #moveTo(next) {
        const another = next.row !== this.#at.row;
        this.#at = next;
        this.#mark();
        this.#cell().focus();
        if (another) {
            this.#hear.onActive(this.active);
        }
    }

    #step(how) {
        return moveBy(this.#at, how, { rows: this.#rows.length, columns: this.#columns.length + 2, page: PAGE });
    }

    #onKey(event) {
        if (event.target.matches('input')) {
            return;
        }
        const next = this.#step(event);
        const edits = event.key === 'F2' || (event.key === 'Enter' && !event.ctrlKey && !event.metaKey);
        if (next) {
            this.#moveTo(next);
        } else if (edits) {
            this.#edit();
        } else if (!this.#hear.onKey(event, this.active)) {
            return;
        }
        event.preventDefault();
    }

    /** The first click goes to a cell, one more edits it: so it is with a finger too. */
    #onClick(event) {
        const cell = event.target.closest('[role=gridcell], [role=rowheader]');
        if (!cell || event.target.matches('input')) {
            return;
        }
        const again = cell === this.#cell() && cell.dataset.clicked === 'yes';
        this.element.querySelectorAll('[data-clicked]').forEach((other) => delete other.dataset.clicked);
        cell.dataset.clicked = 'yes';
        const line = cell.parentElement;
        this.#moveTo({ row: this.#lines.indexOf(line), column: [...line.children].indexOf(cell) });
        if (again) {
            this.#edit();
        }
    }

    #edit() {
        const row = this.active;
        const column = this.#columns[this.#at.column - 1];
        if (column && isOpen(row)) {
            editCell(this.#cell(), { row, column, onEnd: (how) => this.#edited(row, how) });
        }
    }

    #edited(row, { move, send, left }) {
        this.refresh(row);
        this.#hear.onTyped(row);
        if (left) {
            return;
        }
        this.#cell().focus();
        if (send) {
            this.#hear.onKey(send, row);
        } else if (move) {
            this.#moveTo(this.#step({ row: 0, column: move }));
            this.#edit();
        }
    }
}
