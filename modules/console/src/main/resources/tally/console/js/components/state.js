/** What a view shows when it has nothing to show: empty, loading, or gone wrong. */

import { h } from '../dom.js';

/**
 * Nothing is there, and that is well; or what to do about it.
 *
 * @param {string} title such as 'No failed rows.'
 * @param {string} text such as 'Nothing to do.'
 * @param {...Node} actions
 * @returns {HTMLElement}
 */
export function empty(title, text, ...actions) {
    return h('div', { class: 'empty' }, h('h2', {}, title), h('p', {}, text), actions);
}

/**
 * It is on its way. Keeps room, and says so only where it takes long enough to be noticed.
 *
 * @param {string} [text]
 * @returns {HTMLElement}
 */
export function loading(text = 'Loading …') {
    return h('div', { class: 'loading', 'aria-busy': 'true' }, text);
}

/**
 * It went wrong: what, and a way on.
 *
 * @param {Error} error its message is shown
 * @param {function(): void} [retry] where trying again may help
 * @returns {HTMLElement}
 */
export function problem(error, retry) {
    const again = retry && h('button', { class: 'button', type: 'button', onclick: retry }, 'Try again');
    const id = error.details?.request_id;
    return h(
        'div',
        { class: 'notice bad', role: 'alert' },
        h('p', {}, error.message),
        id && h('p', { class: 'quiet' }, `If it stays so, give this number to whoever looks after Tally: ${id}`),
        again && h('div', { class: 'row' }, again),
    );
}

/**
 * A message in the page.
 *
 * @param {'good'|'warn'|'bad'|''} kind
 * @param {...*} children
 * @returns {HTMLElement}
 */
export function notice(kind, ...children) {
    return h('div', { class: `notice ${kind}` }, children);
}
