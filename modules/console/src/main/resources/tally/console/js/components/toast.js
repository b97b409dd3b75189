/** Short messages: shown for a while, and told to those who do not see them. */

import { h } from '../dom.js';

const SHOWN_MILLIS = 7000;

/**
 * Shows a message in the corner.
 *
 * @param {string} text
 * @param {{kind?: 'good'|'bad'}} [options]
 */
export function toast(text, { kind } = {}) {
    const close = h(
        'button',
        { class: 'close', type: 'button', 'aria-label': 'Close', onclick: () => box.remove() },
        '×',
    );
    const box = h('div', { class: `toast ${kind ?? ''}` }, h('p', {}, text), close);
    document.getElementById('toasts').append(box);
    announce(text);
    if (kind !== 'bad') {
        setTimeout(() => box.remove(), SHOWN_MILLIS);
    }
}

/**
 * Tells a message to screen readers alone.
 *
 * @param {string} text
 */
export function announce(text) {
    document.getElementById('announcer').textContent = text;
}
