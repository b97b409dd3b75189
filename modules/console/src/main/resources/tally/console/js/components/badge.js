/** States in a word and a colour. */

import { h } from '../dom.js';

const STATES = {
    pending: ['Waiting', 'busy'],
    processing: ['Being read', 'busy'],
    completed: ['Done', 'good'],
    failed: ['Failed', 'bad'],
    cancelled: ['Stopped', 'warn'],
    undone: ['Taken back', ''],
    needs_review: ['To be checked', 'warn'],
    rejected: ['Rejected', ''],
    resolved: ['Mended', 'good'],
    discarded: ['Discarded', ''],
};

/**
 * The badge of a state of an upload, a receipt or a failed row.
 *
 * @param {string} state as the API names it
 * @returns {HTMLElement}
 */
export function stateBadge(state) {
    const [words, kind] = STATES[state] ?? [state, ''];
    return badge(words, kind);
}

/**
 * A badge.
 *
 * @param {string} words
 * @param {'good'|'warn'|'bad'|'busy'|''} [kind]
 * @returns {HTMLElement}
 */
export function badge(words, kind = '') {
    return h('span', { class: `badge ${kind}` }, words);
}
