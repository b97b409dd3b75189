/** The grid with what can be done about the row that a person is in: by button and by key. */

import { ask } from '../components/dialog.js';
import { announce, toast } from '../components/toast.js';
import { fill, foreign, h } from '../dom.js';
import { count } from '../format.js';
import { setQuery } from '../router.js';
import { discard, retry } from './actions.js';
import { RowGrid } from './grid.js';
import { showHistory } from './history.js';
import { columnsOf, isOpen, nameOf, outcomeOf } from './model.js';

/** The keys of the view, for its help. */
export const KEYS = [
    ['↑ ↓ ← →', 'Move from cell to cell'],
    ['Home, End', 'To the first, the last cell of the row; with Ctrl to the first, the last row'],
    ['Page up, Page down', 'Ten rows up, down'],
    ['Enter or F2', 'Edit the cell; Enter again keeps, Escape does not, Tab goes on to the next cell'],
    ['Ctrl + Enter', 'Retry the row and go to the next one, from within a cell too'],
    ['R', 'Retry the row'],
    ['N, P', 'To the next, the previous row that is to be mended, at the cell that is wrong'],
    ['A', 'Mend all of its kind'],
    ['D', 'Discard the row'],
    ['H', 'What was done about the row'],
    ['?', 'These keys'],
];

/** One page of failed rows and the work on it. */
export class Workbench {
    #rows;
    #options;
    #grid;
    #bar = h('div', { class: 'row-bar', role: 'group', 'aria-label': 'The chosen row' });

    /**
     * @param {Object[]} jobs failed rows as the API has them, at least one
     * @param {{showFile: boolean, signal: AbortSignal, onMendKind: function(Object): void,
     *     onCount: function(number): void}} options onCount: is told how many rows of the page are still to be mended
     */
    constructor(jobs, options) {
        this.#rows = jobs.map((job) => ({ job, draft: {} }));
        this.#options = options;
        this.#grid = new RowGrid(
            { rows: this.#rows, columns: columnsOf(jobs), showFile: options.showFile },
            {
                onActive: (row) => this.#chosen(row),
                onKey: (event, row) => this.#onKey(event, row),
                onTyped: () => this.#drawBar(),
            },
        );
        this.#drawBar();
        this.element = h('div', { class: 'workbench' }, this.#grid.element, this.#bar);
    }

    /** Begins where a person was: at the row with this id, if it is on the page. */
    start(id) {
        const row = this.#rows.find(({ job }) => job.id === id);
        if (row) {
            this.#grid.focus(row);
        }
    }

    #chosen(row) {
        this.#drawBar();
        setQuery({ row: row.job.id }, { replace: true });
    }

    #onKey(event, row) {
        if (event.key === 'Enter') {
            this.#retryAndGoOn(row);
            return true;
        }
        const action =
            event.ctrlKey || event.metaKey || event.altKey ? undefined : this.#actions(row)[event.key.toLowerCase()];
        action?.();
        return action !== undefined;
    }

    #actions(row) {
        const wherever = { n: () => this.#go(row, 1), p: () => this.#go(row, -1), h: () => this.#showHistory(row) };
        const open = {
            r: () => this.#retry(row),
            d: () => this.#discard(row),
            a: () => this.#options.onMendKind(row.job),
        };
        return isOpen(row) ? { ...wherever, ...open } : wherever;
    }

    #retryAndGoOn(row) {
        if (isOpen(row)) {
            this.#retry(row);
        }
        this.#go(row, 1);
    }

    /** To the next row that is open, in one direction or the other, round the ends. */
    #go(from, direction) {
        const start = this.#rows.indexOf(from);
        const all = this.#rows.map((_, step) => this.#rows.at((start + direction * (step + 1)) % this.#rows.length));
        const next = all.find((row) => row !== from && isOpen(row));
        if (next) {
            this.#grid.focus(next);
        } else {
            announce('No other row on this page is to be mended.');
        }
    }

    async #retry(row) {
        try {
            await retry(row, () => this.#redraw(row), this.#options.signal);
            announce(`${nameOf(row)} ${outcomeOf(row)}`);
        } catch (error) {
            this.#failed(row, error);
        }
    }

    async #discard(row) {
        const body = h('p', {}, 'It is taken for no sale, for good. Its money stays among what failed.');
        const sure = await ask({
            title: `Discard ${nameOf(row).toLowerCase()}?`,
            body,
            confirm: 'Discard',
            danger: true,
            onConfirm: () => discard(row),
        });
        if (sure) {
            this.#redraw(row);
            announce(`${nameOf(row)} ${outcomeOf(row)}`);
        }
    }

    async #showHistory(row) {
        try {
            await showHistory(row);
        } catch (error) {
            this.#failed(row, error);
        }
    }

    #failed(row, error) {
        if (error.name !== 'AbortError') {
            toast(`${nameOf(row)}: ${error.message}`, { kind: 'bad' });
        }
    }

    #redraw(row) {
        this.#grid.refresh(row);
        this.#drawBar();
        this.#options.onCount(this.#rows.filter(isOpen).length);
    }

    #drawBar() {
        const row = this.#grid.active;
        const open = isOpen(row);
        const drafts = Object.keys(row.draft).length;
        fill(
            this.#bar,
            h('span', { class: 'row-bar-name' }, h('strong', {}, nameOf(row)), ' ', foreign(row.job.file_name)),
            drafts > 0 && h('span', { class: 'quiet' }, `${count(drafts, 'change')} not sent yet`),
            this.#buttons(row, open),
        );
    }

    #buttons(row, open) {
        const can = this.#actions(row);
        const button = (words, key, options = {}) =>
            h(
                'button',
                {
                    class: `button small ${options.kind ?? ''}`,
                    type: 'button',
                    disabled: options.off,
                    onclick: () => can[key]?.(),
                },
                words,
            );
        return h(
            'span',
            { class: 'row-bar-actions' },
            button('Retry', 'r', { kind: 'primary', off: !open }),
            h(
                'button',
                { class: 'button small', type: 'button', disabled: !open, onclick: () => this.#grid.edit(row) },
                'Edit',
            ),
            button('Mend all of its kind …', 'a', { off: !open }),
            button('Discard …', 'd', { off: !open }),
            button('History', 'h'),
            button('Next row', 'n'),
        );
    }
}
