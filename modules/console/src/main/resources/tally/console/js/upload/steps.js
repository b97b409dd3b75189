/** The log of an upload: what happened to it, and when. */

import { get } from '../api.js';
import { foreign, h } from '../dom.js';
import { count, exactMoment } from '../format.js';

const ENDS = { completed: 'Read to its end', failed: 'Failed', cancelled: 'Stopped', undone: 'Read to its end' };
const ACTIONS = {
    'upload.cancelled': 'Stopped',
    'upload.undone': 'Taken back',
};

/**
 * The steps that can be told: from the upload itself, and for staff also what people did to it.
 *
 * @param {Object} upload
 * @param {{staff: boolean, signal: AbortSignal}} context
 * @returns {Promise<{at: string, what: string, who?: string}[]>} the oldest first
 */
export async function stepsOf(upload, { staff, signal }) {
    const own = [
        { at: upload.created_at, what: `Received${upload.row_count ? `: ${count(upload.row_count, 'row')}` : ''}` },
        { at: upload.processing_started_at, what: 'Reading began' },
        { at: upload.completed_at, what: ENDS[upload.status] },
    ];
    const done = staff ? await deeds(upload.file_id, signal) : [];
    return [...own, ...done]
        .filter((step) => step.at && step.what)
        .sort((one, other) => one.at.localeCompare(other.at));
}

/**
 * The steps as a list.
 *
 * @param {{at: string, what: string, who?: string}[]} steps
 * @returns {HTMLElement}
 */
export function stepList(steps) {
    const line = ({ at, what, who }) =>
        h(
            'li',
            {},
            h('time', { datetime: at, class: 'quiet nowrap' }, exactMoment(at)),
            h('span', {}, what, who && [' by ', foreign(who)]),
        );
    return h('ol', { class: 'steps' }, steps.map(line));
}

async function deeds(fileId, signal) {
    const { results } = await get('/admin/api/v1/audit', { subject: fileId, limit: 50 }, { signal });
    return results
        .filter(({ action }) => ACTIONS[action])
        .map(({ at, action, actor }) => ({ at, what: ACTIONS[action], who: actor }));
}
