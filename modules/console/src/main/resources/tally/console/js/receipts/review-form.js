/** The form in which a person corrects what was read of a receipt; the sum of the items is held against the total, live. */

import { field, input } from '../components/field.js';
import { fill, foreign, h } from '../dom.js';
import { money } from '../format.js';
import { itemRow } from './item-row.js';
import { inUnits, sum } from './money-sum.js';

/**
 * Builds the form.
 *
 * @param {Object} read what was read, as the API has it
 * @param {{onConfirm: function(Object): Promise<void>, onReject: function(): void}} can
 * @returns {HTMLElement}
 */
export function reviewForm(read, { onConfirm, onReject }) {
    const date = input({ type: 'date', value: read.date ?? '', required: true });
    date.classList.toggle('doubtful', !read.date);
    const body = h('tbody');
    const sums = h('dl', { class: 'sums', 'aria-live': 'polite' });
    const items = [];
    const changed = () => fill(sums, sumsOf(items.map((item) => item.read()), read));
    const add = (item) => {
        const row = itemRow(item, { onRemove: () => remove(row) });
        items.push(row);
        body.append(row.element);
        return row;
    };
    const remove = (row) => {
        items.splice(items.indexOf(row), 1);
        row.element.remove();
        changed();
    };
    read.items.forEach(add);
    const more = h('button', { class: 'button small', type: 'button', onclick: () => add({ name: '', qty: 1, price: '' }).focus() }, 'Add an item');
    const error = h('p', { class: 'field error', role: 'alert' });
    const form = h(
        'form',
        { class: 'rows', oninput: changed },
        h('p', {}, 'Shop: ', foreign(read.merchant ?? 'not read')),
        field('Date', date, { hint: read.date ? undefined : 'It was not read. Please take it from the image.' }),
        itemTable(body),
        more,
        sums,
        error,
        actions(onReject),
    );
    const decision = () => ({ date: date.value, items: items.map((item) => item.read()) });
    form.addEventListener('submit', (event) => submit(event, { form, error, items, confirm: () => onConfirm(decision()) }));
    form.addEventListener('keydown', (event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && form.requestSubmit());
    changed();
    return form;
}

function itemTable(body) {
    const head = ['Item', 'Quantity', 'Money'].map((name) => h('th', { scope: 'col' }, name));
    const heads = h('thead', {}, h('tr', {}, head, h('td')));
    return h('table', { class: 'items' }, h('caption', { class: 'visually-hidden' }, 'Items'), heads, body);
}

function actions(onReject) {
    return h(
        'div',
        { class: 'review-actions' },
        h('button', { class: 'button primary', type: 'submit', 'aria-keyshortcuts': 'Control+Enter' }, 'Confirm and book'),
        h('button', { class: 'button danger', type: 'button', onclick: onReject }, 'Reject …'),
    );
}

async function submit(event, { form, error, items, confirm }) {
    event.preventDefault();
    if (items.length === 0) {
        error.textContent = 'Please add an item, or reject the receipt.';
        return;
    }
    const button = form.querySelector('[type=submit]');
    button.disabled = true;
    try {
        await confirm();
    } catch (problem) {
        error.textContent = problem.message;
        button.disabled = false;
    }
}

function sumsOf(items, { total }) {
    const added = sum(items.map((item) => item.price));
    return [
        h('dt', {}, 'Sum of the items'),
        h('dd', {}, money(added)),
        h('dt', {}, 'Total on the receipt'),
        h('dd', {}, total === null ? 'not read' : money(total)),
        total !== null && verdict(inUnits(added) - inUnits(total)),
    ];
}

function verdict(units) {
    if (units === 0) {
        return h('dd', { class: 'verdict agrees' }, '✓ They agree.');
    }
    const amount = money(Math.abs(units) / 10_000);
    return h('dd', { class: 'verdict differs' }, `⚠ The items are ${amount} ${units > 0 ? 'more' : 'less'} than the total.`);
}
