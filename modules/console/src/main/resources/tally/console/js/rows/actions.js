/** What can be done about one failed row, and waiting for what comes of it. */

import { get, pause, send } from '../api.js';

const PATH = '/admin/api/v1/failed-jobs';

/** How long to wait before each look at a row that is being tried, in milliseconds; the last one again and again. */
const LOOKS = [80, 120, 200, 300, 500, 1000];

/**
 * Sends a row, corrected by its draft, through the way of an upload again, and waits for the outcome.
 *
 * @param {import('./model.js').OpenRow} row its job becomes what the server says, step by step
 * @param {function(): void} changed is told after each step
 * @param {AbortSignal} signal ends the waiting
 */
export async function retry(row, changed, signal) {
    const corrected = Object.keys(row.draft).length > 0;
    await send('POST', `${PATH}/${row.job.id}/retry`, corrected ? { row_data: row.draft } : undefined);
    row.job = { ...row.job, status: 'pending', row_data: { ...row.job.row_data, ...row.draft } };
    row.draft = {};
    changed();
    row.job = await settled(row.job.id, signal);
    changed();
}

/**
 * Takes a row for no sale.
 *
 * @param {import('./model.js').OpenRow} row
 */
export async function discard(row) {
    row.job = await send('POST', `${PATH}/${row.job.id}/discard`);
    row.draft = {};
}

async function settled(id, signal) {
    for (let look = 0; ; look += 1) {
        await pause(LOOKS[Math.min(look, LOOKS.length - 1)], signal);
        const job = await get(`${PATH}/${id}`, {}, { signal });
        if (job.status !== 'pending') {
            return job;
        }
    }
}
