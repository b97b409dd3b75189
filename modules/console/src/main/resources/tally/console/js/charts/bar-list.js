import { h, s } from '../dom.js';

/**
 * @typedef {object} Bar
 * @property {string|Node} label what it stands for
 * @property {number} value how long it is
 * @property {string} detail the value in words
 * @property {boolean} [aside] whether it gathers what has no bar of its own: drawn grey, at most as long as the longest
 */

/**
 * Draws horizontal bars as what they are: a table, with its numbers always in sight and a bar in the middle column. So it
 * needs no hover, no second table and no colour to be read.
 *
 * @param {object} chart
 * @param {string} chart.title what it shows
 * @param {string[]} chart.columns headings of label and value
 * @param {Bar[]} chart.bars the largest first
 * @returns {HTMLElement}
 */
export function barList({ title, columns, bars }) {
    const longest = Math.max(...bars.filter((bar) => !bar.aside).map((bar) => bar.value), 0) || 1;
    const head = h(
        'tr',
        {},
        h('th', { scope: 'col' }, columns[0]),
        h('td', { class: 'bar-cell' }),
        h('th', { scope: 'col', class: 'number' }, columns[1]),
    );
    return h(
        'table',
        { class: 'bars' },
        h('caption', {}, title),
        h('colgroup', {}, h('col', { class: 'bar-label' }), h('col'), h('col', { class: 'bar-value' })),
        h('thead', { class: 'visually-hidden' }, head),
        h('tbody', {}, ...bars.map((bar) => barRow(bar, bar.value / longest))),
    );
}

function barRow(bar, share) {
    return h(
        'tr',
        {},
        h('th', { scope: 'row' }, bar.label),
        h('td', { class: 'bar-cell' }, barPicture(Math.min(1, share), bar.aside)),
        h('td', { class: 'number' }, bar.detail),
    );
}

function barPicture(share, aside) {
    const width = `${Math.max(0.5, share * 100).toFixed(1)}%`;
    return s(
        'svg',
        { class: 'bar', width: '100%', height: 14, 'aria-hidden': 'true' },
        s('rect', { class: 'bar-track', width: '100%', height: 14, rx: 2 }),
        s('rect', { class: aside ? 'bar-fill aside' : 'bar-fill', width, height: 14, rx: 2 }),
    );
}
