import { h } from '../dom.js';

/**
 * Frames a drawing: its title, a button that shows the same numbers as a table, and the table.
 *
 * @param {{title: string, columns: string[], points: {label: string, detail: string}[]}} chart
 * @param {Node[]} drawing what is shown while the table is not
 * @returns {HTMLElement}
 */
export function chartFigure(chart, drawing) {
    const picture = h('div', { class: 'chart-picture' }, ...drawing);
    const numbers = h('div', { class: 'chart-numbers', hidden: true, tabindex: 0 });
    const toggle = h('button', { type: 'button', class: 'button plain small', 'aria-pressed': 'false' }, 'As a table');
    toggle.addEventListener('click', () => {
        const table = numbers.hidden;
        numbers.replaceChildren(...(table ? [numbersTable(chart)] : []));
        numbers.hidden = !table;
        picture.hidden = table;
        toggle.setAttribute('aria-pressed', String(table));
    });
    const heading = h('figcaption', {}, h('span', { class: 'chart-title' }, chart.title), toggle);
    return h('figure', { class: 'chart' }, heading, picture, numbers);
}

function numbersTable(chart) {
    const rows = chart.points.map((point) =>
        h('tr', {}, h('th', { scope: 'row' }, point.label), h('td', { class: 'number' }, point.detail)),
    );
    const heads = chart.columns.map((name) => h('th', { scope: 'col' }, name));
    return h(
        'table',
        { class: 'table' },
        h('caption', { class: 'visually-hidden' }, chart.title),
        h('thead', {}, h('tr', {}, ...heads)),
        h('tbody', {}, ...rows),
    );
}
