/** Changing a product by hand: the stock it began with, when to reorder, its price. */

import { send } from '../api.js';
import { ask } from '../components/dialog.js';
import { field, input } from '../components/field.js';
import { foreign, h } from '../dom.js';
import { number } from '../format.js';

const MOST_PIECES = 1_000_000_000;
const MOST_MONEY = 10_000_000;

/**
 * Asks for the new values and sends those that are others.
 *
 * @param {Object} product as the API has it
 * @param {{scope: function(): Object}} context
 * @returns {Promise<Object|undefined>} the product as it is then; none where nothing was changed
 */
export async function editProduct(product, { scope }) {
    const sold = product.initial_stock - product.current_stock;
    const initial = whole(product.initial_stock);
    const reorder = whole(product.reorder_point);
    const price = input({ type: 'number', min: 0, max: MOST_MONEY, step: 0.0001, value: product.unit_price ?? '' });
    const after = h('output', {}, stockAfter(product.initial_stock, sold));
    initial.addEventListener('input', () => (after.textContent = stockAfter(Number(initial.value), sold)));
    let changed;
    await ask({
        title: 'Change the product',
        body: [
            h('p', {}, h('strong', {}, foreign(product.name))),
            field('Pieces at first', initial, { hint: after }),
            field('Reorder at', reorder, { hint: 'With so many pieces or fewer, its stock is called low.' }),
            field('Unit price', price),
        ],
        confirm: 'Save',
        onConfirm: async () => {
            const wanted = { initial_stock: value(initial), reorder_point: value(reorder), unit_price: value(price) };
            changed = await save(product, different(wanted, product), scope);
        },
    });
    return changed;
}

function save(product, changes, scope) {
    if (Object.keys(changes).length === 0) {
        return undefined;
    }
    const query = new URLSearchParams(scope()).toString();
    return send('PATCH', `/api/v1/products/${product.id}${query ? `?${query}` : ''}`, changes);
}

function different(wanted, product) {
    return Object.fromEntries(
        Object.entries(wanted).filter(([name, value]) => value !== undefined && value !== product[name]),
    );
}

function whole(value) {
    return input({ type: 'number', min: 0, max: MOST_PIECES, step: 1, required: true, value });
}

function value(control) {
    return control.value === '' ? undefined : Number(control.value);
}

function stockAfter(initial, sold) {
    return `${number(sold)} sold, so there are ${number(initial - sold)} now.`;
}
