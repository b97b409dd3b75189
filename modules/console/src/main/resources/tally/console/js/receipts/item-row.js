/** One item of a receipt in the form, with a word about how sure it is. */

import { input } from '../components/field.js';
import { h } from '../dom.js';

/** Below this, Tally itself would not have booked it. */
const SURE = 70;

/**
 * A row of the form.
 *
 * @param {{name: string, qty: number, price: number|string, confidence?: number}} item confidence: none where a person adds it
 * @param {{onRemove: function(): void}} can
 * @returns {{element: HTMLElement, read: function(): {name: string, qty: number, price: number}, focus: function(): void}}
 */
export function itemRow(item, { onRemove }) {
    const name = input({ value: item.name, required: true, maxlength: 255, 'aria-label': 'Item' });
    const quantity = amount({ value: item.qty, min: 1, max: 1000, 'aria-label': 'Quantity' });
    const price = amount({ value: item.price, min: 0.0001, 'aria-label': 'Amount' });
    const doubtful = item.confidence < SURE;
    const element = h(
        'tr',
        { class: doubtful ? 'doubtful' : undefined },
        h('td', {}, name, doubtful && doubt(item.confidence)),
        h('td', { class: 'qty' }, quantity),
        h('td', { class: 'price' }, price),
        h('td', {}, removeButton(onRemove)),
    );
    const read = () => ({ name: name.value.trim(), qty: Number(quantity.value), price: Number(price.value) });
    return { element, read, focus: () => name.focus() };
}

function amount(props) {
    return input({ type: 'number', step: 'any', required: true, ...props });
}

function doubt(confidence) {
    return h('span', { class: 'doubt' }, `⚠ Not sure (${Math.round(confidence)} %): please compare`);
}

function removeButton(onclick) {
    const label = 'Take this item away';
    return h(
        'button',
        { class: 'button small plain', type: 'button', 'aria-label': label, title: label, onclick },
        '×',
    );
}
