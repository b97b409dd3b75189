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
    const quantity = input({ type: 'number', value: item.qty, min: 1, max: 1000, step: 'any', required: true, 'aria-label': 'Quantity' });
    const price = input({ type: 'number', value: item.price, min: 0.0001, step: 'any', required: true, 'aria-label': 'Money of the line' });
    const doubtful = item.confidence < SURE;
    const doubt = doubtful && h('span', { class: 'doubt' }, `⚠ Not sure (${Math.round(item.confidence)} %): please compare`);
    const remove = h('button', { class: 'button small plain', type: 'button', 'aria-label': 'Take this item away', title: 'Take this item away', onclick: onRemove }, '×');
    const element = h(
        'tr',
        { class: doubtful ? 'doubtful' : undefined },
        h('td', {}, name, doubt),
        h('td', { class: 'qty' }, quantity),
        h('td', { class: 'price' }, price),
        h('td', {}, remove),
    );
    const read = () => ({ name: name.value.trim(), qty: Number(quantity.value), price: Number(price.value) });
    return { element, read, focus: () => name.focus() };
}
