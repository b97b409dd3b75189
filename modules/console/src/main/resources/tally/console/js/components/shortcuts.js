/** Help about the keys of a view, on '?'. */

import { ask } from './dialog.js';
import { h } from '../dom.js';

/**
 * A button that shows the keys, and the key '?' that does so from anywhere but a text field.
 *
 * @param {[string, string][]} keys each with what it does
 * @param {AbortSignal} signal ends the listening
 * @returns {HTMLElement}
 */
export function shortcutHelp(keys, signal) {
    const show = () => ask({ title: 'Keys', body: keyTable(keys), confirm: 'Close', cancel: null });
    document.addEventListener(
        'keydown',
        (event) => {
            if (event.key === '?' && !isTyping(event.target) && !document.querySelector('dialog[open]')) {
                event.preventDefault();
                show();
            }
        },
        { signal },
    );
    return h(
        'button',
        { class: 'button plain', type: 'button', onclick: show, 'aria-keyshortcuts': '?' },
        'Keys ',
        h('kbd', {}, '?'),
    );
}

/**
 * Whether a key that is pressed there writes something.
 *
 * @param {Element} element
 * @returns {boolean}
 */
export function isTyping(element) {
    return element.matches('input:not([type=range]), textarea, select');
}

function keyTable(keys) {
    const rows = keys.map(([key, what]) =>
        h('tr', {}, h('th', { scope: 'row' }, h('kbd', {}, key)), h('td', {}, what)),
    );
    return h(
        'table',
        { class: 'keys' },
        h('caption', { class: 'visually-hidden' }, 'Keys and what they do'),
        h('tbody', {}, rows),
    );
}
