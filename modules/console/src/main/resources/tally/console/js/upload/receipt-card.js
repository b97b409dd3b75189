/** An image of a receipt on its way. */

import { ApiError, get, sendForm } from '../api.js';
import { stateBadge } from '../components/badge.js';
import { progress } from '../components/progress.js';
import { problem } from '../components/state.js';
import { announce } from '../components/toast.js';
import { fill, foreign, h } from '../dom.js';
import { count, money, size } from '../format.js';
import { link } from '../router.js';
import { card } from './card.js';
import { followToItsEnd, isAtWork } from './processing.js';

/**
 * A card that sends an image, waits until it is read, and then leads to the receipt.
 *
 * @param {File} file
 * @param {Object} context of the view
 * @returns {HTMLElement}
 */
export function receiptCard(file, context) {
    const stop = new AbortController();
    const own = { ...context, signal: AbortSignal.any([context.signal, stop.signal]) };
    const { element, body } = card(file, () => stop.abort());
    send(file, own, body);
    return element;
}

async function send(file, context, body) {
    const bar = progress('Sending the image');
    fill(body, bar.element);
    bar.set(0, 'Sending …');
    const onProgress = (done, all) => bar.set((done / all) * 100, `Sending: ${size(done)} of ${size(all)}`);
    try {
        const options = { onProgress, signal: context.signal };
        const { data } = await sendForm('/data/upload-receipt', form(file, context), options);
        waitForIt(data.image_id, context, body);
    } catch (error) {
        if (error.name !== 'AbortError') {
            fill(
                body,
                problem(error, () => send(file, context, body)),
            );
        }
    }
}

function waitForIt(id, context, body) {
    const path = link(`receipts/${id}`);
    fill(
        body,
        h('p', { role: 'status' }, 'Tally is reading the receipt. This takes some seconds.'),
        h('div', { class: 'card-actions' }, h('a', { class: 'button small', href: path }, 'Open the receipt')),
    );
    followToItsEnd(id, context, (state) => isAtWork(state.status) || finished(id, path, context, body));
}

async function finished(id, path, context, body) {
    try {
        const receipt = await get(`/data/upload-receipt/${id}`, context.scope(), { signal: context.signal });
        const toCheck = receipt.status === 'needs_review';
        fill(
            body,
            h('p', {}, stateBadge(receipt.status), ' ', outcome(receipt)),
            h(
                'div',
                { class: 'card-actions' },
                h(
                    'a',
                    { class: `button ${toCheck ? 'primary' : ''}`, href: path },
                    toCheck ? 'Check it' : 'Open the receipt',
                ),
            ),
        );
        announce(`${receipt.file_name} is read. ${toCheck ? 'Please check it.' : ''}`);
    } catch (error) {
        if (error instanceof ApiError) {
            fill(body, problem(error));
        }
    }
}

function outcome({ status, error_message: reason, extracted_data: read, created_transactions: booked }) {
    if (status === 'completed') {
        return [
            `${count(booked, 'sale')} booked, `,
            foreign(read.merchant ?? 'shop not read'),
            `, ${money(read.total)}`,
        ];
    }
    return foreign(reason ?? '');
}

function form(file, context) {
    const data = new FormData();
    Object.entries(context.scope()).forEach(([name, value]) => data.append(name, value));
    data.append('image', file, file.name);
    return data;
}
