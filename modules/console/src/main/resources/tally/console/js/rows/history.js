/** What was done about a failed row: when, by whom, with which change, and what came of it. */

import { get } from '../api.js';
import { ask } from '../components/dialog.js';
import { foreign, h } from '../dom.js';
import { count, moment } from '../format.js';
import { columnName } from '../words.js';
import { nameOf } from './model.js';

const OUTCOMES = {
    resolved: 'Booked',
    duplicate: 'It was there already',
    failed: 'Failed again',
    discarded: 'Discarded: no sale',
};

/**
 * Shows it in a dialog.
 *
 * @param {import('./model.js').OpenRow} row
 */
export async function showHistory(row) {
    const { retries, created_at: failedAt, file_name: file } = await get(`/admin/api/v1/failed-jobs/${row.job.id}`);
    const first = h('li', {}, h('p', {}, h('strong', {}, 'Failed on upload'), ` · ${moment(failedAt)}`));
    const steps = h('ol', { class: 'history' }, first, retries.map(step));
    const title = `${nameOf(row)}: ${retries.length === 0 ? 'nothing was tried yet' : count(retries.length, 'step')}`;
    await ask({
        title,
        wide: true,
        body: [h('p', { class: 'quiet' }, foreign(file)), steps],
        confirm: 'Close',
        cancel: null,
    });
}

function step(retry) {
    const outcome = retry.outcome ? OUTCOMES[retry.outcome] : 'Being tried';
    return h(
        'li',
        {},
        h('p', {}, h('strong', {}, outcome), ` · ${moment(retry.requested_at)} · `, foreign(retry.requested_by)),
        changesOf(retry),
        retry.outcome === 'failed' && h('p', { class: 'quiet' }, foreign(retry.message)),
    );
}

function changesOf({ before, after, date_format: dates, number_format: numbers }) {
    const changed = Object.keys(after).filter((name) => after[name] !== (before[name] ?? ''));
    const lines = changed.map((name) =>
        h(
            'li',
            {},
            `${columnName(name)}: `,
            h('del', {}, foreign(before[name] ?? '')),
            ' → ',
            h('ins', {}, foreign(after[name])),
        ),
    );
    const formats = [
        dates && h('li', {}, 'Dates read as ', foreign(dates)),
        numbers && h('li', {}, `Numbers read as ${numbers}`),
    ];
    return h('ul', { class: 'changes' }, lines, formats);
}
