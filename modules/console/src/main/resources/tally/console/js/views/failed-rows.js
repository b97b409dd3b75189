/** The rows that could not be booked: by cause, in a grid, to be mended one by one or all of a kind. */

import { get } from '../api.js';
import { chips, filterBar } from '../components/filters.js';
import { viewHead } from '../components/head.js';
import { shortcutHelp } from '../components/shortcuts.js';
import { empty, loading, problem } from '../components/state.js';
import { offset, pager } from '../components/table.js';
import { fill, foreign, h } from '../dom.js';
import { KEYS, Workbench } from '../rows/workbench.js';
import { causesPanel } from '../rows/causes.js';
import { correctionFiles } from '../rows/correction-files.js';
import { discardKind, mendKind } from '../rows/kinds.js';
import { here } from '../router.js';
import { causeOptions } from '../words.js';

/** In the browser's title. */
export const title = 'Failed rows';

const PATH = '/admin/api/v1/failed-jobs';
const LIMIT = 50;

const STATES = [
    { value: '', label: 'To be mended' },
    { value: 'pending', label: 'Being tried' },
    { value: 'resolved', label: 'Mended' },
    { value: 'discarded', label: 'Discarded' },
];

/** Each as sort_by and sort_order of the API. */
const ORDERS = [
    { value: '', label: 'Newest first' },
    { value: 'created_at asc', label: 'Oldest first' },
    { value: 'file_id asc', label: 'By file' },
];

const FILTERS = [
    { name: 'error_code', label: 'Cause', options: [{ value: '', label: 'All causes' }, ...causeOptions()] },
    { name: 'q', label: 'Message contains', type: 'search' },
    { name: 'status', label: 'State', options: STATES },
    { name: 'date_from', label: 'Failed from', type: 'date' },
    { name: 'date_to', label: 'to', type: 'date' },
    { name: 'order', label: 'Order', options: ORDERS },
];

/** Shows the rows that the URL asks for; follows it where it changes. */
export function render(container, params, context) {
    const view = new FailedRows(container, context);
    view.update(params);
    return { update: (changed) => view.update(changed) };
}

class FailedRows {
    #context;
    #filters = filterBar(FILTERS);
    #head = h('div');
    #chips = h('div', { class: 'chip-box' });
    #causes = h('div', { class: 'cause-box' });
    #progress = h('div', { class: 'work' });
    #list = h('div', { class: 'rows' }, loading());
    #help;
    #shown;

    constructor(container, context) {
        this.#context = context;
        this.#help = shortcutHelp(KEYS, context.signal);
        this.#showHead();
        fill(container, this.#head, this.#filters.element, this.#chips, this.#progress, this.#causes, this.#list);
    }

    /** Loads what another URL asks for; which row a person is in is no reason to. */
    async update(params) {
        const { row, ...wanted } = params;
        const key = JSON.stringify(Object.entries(wanted).sort());
        if (this.#shown !== key) {
            this.#shown = key;
            await this.#load(wanted, row);
        }
    }

    async #load(wanted, row) {
        const filters = rowFilters(wanted);
        this.#filters.show(wanted);
        try {
            const key = this.#shown;
            const [page, { results: groups }] = await this.#ask(filters, wanted);
            if (this.#shown === key) {
                this.#show({ page, groups, filters, row });
            }
        } catch (error) {
            this.#failed(error, () => this.#load(wanted, row));
        }
    }

    #ask(filters, { order = '', error_code, offset: from }) {
        const [sort_by, sort_order] = order.split(' ');
        const options = { signal: this.#context.signal };
        const ours = this.#context.scope(filters);
        return Promise.all([
            get(PATH, { ...ours, error_code, sort_by, sort_order, limit: LIMIT, offset: from }, options),
            get(`${PATH}/groups`, ours, options),
        ]);
    }

    #failed(error, again) {
        if (error.name !== 'AbortError') {
            fill(this.#list, problem(error, again));
        }
    }

    #show({ page, groups, filters, row }) {
        const file = filters.file_id && groups.find((group) => group.file_id === filters.file_id);
        const reload = () => this.#reload();
        this.#showHead(file);
        fill(
            this.#chips,
            chips(filters.file_id ? [{ name: 'file_id', text: foreign(file?.file_name ?? 'One file') }] : []),
        );
        const work = { place: this.#progress, signal: this.#context.signal, done: reload };
        const can = { onFix: (kind) => mendKind(kind, work), onDiscard: (kind) => discardKind(kind, work) };
        const settled = filters.status === 'resolved' || filters.status === 'discarded';
        fill(this.#causes, groups.length > 0 && !settled && causesPanel(groups, can));
        fill(this.#list, page.results.length > 0 ? this.#grid(page, { row, can }) : nothing(page));
    }

    #showHead(file) {
        fill(this.#head, viewHead('Failed rows', { actions: [...correctionFiles(file), this.#help] }));
    }

    #grid(page, { row, can }) {
        const pages = h('div');
        const showPages = (open) => fill(pages, pager({ count: page.count, offset: offset(), limit: LIMIT, open }));
        const bench = new Workbench(page.results, {
            showFile: !here().query.file_id,
            signal: this.#context.signal,
            onMendKind: can.onFix,
            onCount: (left) => showPages(here().query.status ? LIMIT : left),
        });
        showPages(LIMIT);
        queueMicrotask(() => bench.start(row));
        return [bench.element, pages];
    }

    #reload() {
        this.#shown = undefined;
        this.update(here().query);
    }
}

/** The filters that list and causes share. */
function rowFilters({ file_id, q, status, date_from, date_to }) {
    return { file_id, q, status, date_from, date_to };
}

function nothing({ count }) {
    const { q, error_code: code, file_id: file, status, date_from: from, date_to: to } = here().query;
    if (count > 0) {
        return [
            empty('This page is mended.', 'There are more rows on the pages before.'),
            pager({ count, offset: offset(), limit: LIMIT }),
        ];
    }
    return q || code || file || status || from || to
        ? empty('No failed rows match.', 'Take a filter away to see the others.')
        : empty('No failed rows.', 'Nothing to do.');
}
