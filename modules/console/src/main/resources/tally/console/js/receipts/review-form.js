/** The form in which a person corrects what was read; the sum of the items is held against the total, live. */

import { field, input } from '../components/field.js';
import { fill, foreign, h } from '../dom.js';
import { itemRow } from './item-row.js';
import { sumsOf } from './sums.js';

/** The form of one receipt. */
export class ReviewForm {
    #read;
    #can;
    #items = [];
    #date;
    #body = h('tbody');
    #sums = h('dl', { class: 'sums', 'aria-live': 'polite' });
    #error = h('p', { class: 'field error', role: 'alert' });
    #confirm = h('button', { class: 'button primary', type: 'submit' }, 'Confirm and book');

    /**
     * @param {Object} read what was read, as the API has it
     * @param {{onConfirm: function(Object): Promise<void>, onReject: function(): void}} can
     */
    constructor(read, can) {
        this.#read = read;
        this.#can = can;
        this.#date = input({ type: 'date', value: read.date ?? '', required: true });
        this.#date.classList.toggle('doubtful', !read.date);
        read.items.forEach((item) => this.#add(item));
        this.element = this.#form();
        this.#showSums();
    }

    #form() {
        const hint = this.#read.date ? undefined : 'It was not read. Please take it from the image.';
        const addOne = () => this.#add({ name: '', qty: 1, price: '' }).focus();
        const form = h(
            'form',
            { class: 'rows', oninput: () => this.#showSums() },
            h('p', {}, 'Shop: ', foreign(this.#read.merchant ?? 'not read')),
            field('Date', this.#date, { hint }),
            itemTable(this.#body),
            h('button', { class: 'button small', type: 'button', onclick: addOne }, 'Add an item'),
            this.#sums,
            this.#error,
            this.#actions(),
        );
        form.addEventListener('submit', (event) => this.#submit(event));
        form.addEventListener('keydown', (event) => sends(event) && form.requestSubmit());
        return form;
    }

    #actions() {
        const reject = { class: 'button danger', type: 'button', onclick: this.#can.onReject };
        return h('div', { class: 'review-actions' }, this.#confirm, h('button', reject, 'Reject …'));
    }

    #add(item) {
        const row = itemRow(item, { onRemove: () => this.#remove(row) });
        this.#items.push(row);
        this.#body.append(row.element);
        return row;
    }

    #remove(row) {
        this.#items.splice(this.#items.indexOf(row), 1);
        row.element.remove();
        this.#showSums();
    }

    #showSums() {
        const prices = this.#items.map((item) => item.read().price);
        fill(this.#sums, sumsOf(prices, this.#read.total));
    }

    async #submit(event) {
        event.preventDefault();
        if (this.#items.length === 0) {
            this.#error.textContent = 'Please add an item, or reject the receipt.';
            return;
        }
        this.#confirm.disabled = true;
        try {
            await this.#can.onConfirm({ date: this.#date.value, items: this.#items.map((item) => item.read()) });
        } catch (problem) {
            this.#error.textContent = problem.message;
            this.#confirm.disabled = false;
        }
    }
}

function sends(event) {
    return event.key === 'Enter' && (event.ctrlKey || event.metaKey);
}

function itemTable(body) {
    const head = ['Item', 'Quantity', 'Amount'].map((name) => h('th', { scope: 'col' }, name));
    const heads = h('thead', {}, h('tr', {}, head, h('td')));
    return h('table', { class: 'items' }, h('caption', { class: 'visually-hidden' }, 'Items'), heads, body);
}
