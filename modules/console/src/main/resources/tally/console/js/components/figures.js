/** A few numbers that matter, large. */

import { h } from '../dom.js';

/**
 * A panel of figures.
 *
 * @param {string} label what they are about, for those who do not see it
 * @param {{name: string, value: *, note?: *}[]} figures
 * @returns {HTMLElement}
 */
export function figuresPanel(label, figures) {
    const items = figures.map(({ name, value, note }) =>
        h('div', { class: 'figure' }, h('dt', {}, name), h('dd', {}, value), note && h('dd', { class: 'note' }, note)),
    );
    return h('section', { class: 'panel panel-body', 'aria-label': label }, h('dl', { class: 'figures' }, items));
}
