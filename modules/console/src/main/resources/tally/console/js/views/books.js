/** Whether the books of each business agree: counters, money, stock, references. */

import { get } from '../api.js';
import { badge } from '../components/badge.js';
import { viewHead } from '../components/head.js';
import { empty, problem } from '../components/state.js';
import { table } from '../components/table.js';
import { announce } from '../components/toast.js';
import { fill, foreign, h } from '../dom.js';
import { clock, count } from '../format.js';

/** In the browser's title. */
export const title = 'Consistency';

const SUBTITLE =
    'Counters, money, stock and references of a business are held against each other. A check takes as long as its history is.';

/** Shows the businesses, each with its check. */
export function render(container, params, context) {
    const chosen = context.business ? [context.business] : context.businesses;
    const checks = chosen.map((business) => new Check(business, context.signal));
    const all = h('button', { class: 'button primary', type: 'button' }, chosen.length === 1 ? 'Check' : 'Check all');
    all.addEventListener('click', async () => {
        all.disabled = true;
        await checkInTurn(checks);
        all.disabled = false;
    });
    const columns = [
        { label: 'Business', wide: true, cell: (check) => foreign(check.business.name) },
        { label: 'Books', wide: true, cell: (check) => check.result },
        { label: 'Check', cell: (check) => check.button },
    ];
    const list =
        chosen.length > 0
            ? table({ caption: 'Businesses', columns, rows: checks })
            : empty('No businesses yet.', 'They are added on the command line or over HTTP.');
    fill(container, viewHead('Consistency', { subtitle: SUBTITLE, actions: chosen.length > 0 ? [all] : [] }), list);
}

/** One after the other: each reads the whole history of a business. */
async function checkInTurn(checks) {
    for (const check of checks) {
        await check.run();
    }
    announce(`${count(checks.length, 'business', 'businesses')} checked.`);
}

class Check {
    #signal;

    constructor(business, signal) {
        this.business = business;
        this.#signal = signal;
        this.result = h('div', { class: 'check-result' }, h('span', { class: 'quiet' }, 'Not checked yet'));
        this.button = h(
            'button',
            {
                class: 'button small',
                type: 'button',
                'aria-label': `Check ${business.name}`,
                onclick: () => this.run(),
            },
            'Check',
        );
    }

    async run() {
        fill(this.result, h('span', { class: 'quiet' }, 'Checking …'));
        this.button.disabled = true;
        try {
            const answer = await get(
                '/admin/api/v1/consistency',
                { business_id: this.business.id },
                { signal: this.#signal },
            );
            fill(this.result, verdict(answer));
            announce(
                `${this.business.name}: ${answer.ok ? 'the books agree' : count(answer.warnings.length, 'disagreement')}`,
            );
        } catch (error) {
            fill(this.result, error.name !== 'AbortError' && problem(error));
        }
        this.button.disabled = false;
    }
}

function verdict({ ok, checked_at: at, warnings }) {
    const when = h('span', { class: 'quiet' }, ` at ${clock(at)}`);
    if (ok) {
        return [badge('They agree', 'good'), when];
    }
    const items = warnings.map((one) =>
        h(
            'li',
            {},
            h('strong', {}, one.check),
            ' ',
            foreign(one.subject),
            ': expected ',
            foreign(one.expected),
            ', found ',
            foreign(one.found),
        ),
    );
    return [badge(count(warnings.length, 'disagreement'), 'bad'), when, h('ul', { class: 'warnings' }, items)];
}
