/** The head of a view: its title, a sentence, and what can be done. */

import { h } from '../dom.js';

/**
 * A head.
 *
 * @param {*} title a text, or what h() takes as a child
 * @param {{subtitle?: *, actions?: Node[]}} [options]
 * @returns {HTMLElement}
 */
export function viewHead(title, { subtitle, actions = [] } = {}) {
    return h(
        'header',
        { class: 'view-head' },
        h('h1', {}, title),
        h('div', { class: 'actions' }, actions),
        subtitle && h('p', { class: 'subtitle' }, subtitle),
    );
}

/**
 * A panel: a surface with a head.
 *
 * @param {string} title
 * @param {*} body children of h()
 * @param {{actions?: Node[], flush?: boolean}} [options] flush: no space around the body, for a table
 * @returns {HTMLElement}
 */
export function panel(title, body, { actions = [], flush = false } = {}) {
    return h(
        'section',
        { class: 'panel' },
        h('div', { class: 'panel-head' }, h('h2', {}, title), h('div', { class: 'actions' }, actions)),
        h('div', { class: flush ? undefined : 'panel-body' }, body),
    );
}
