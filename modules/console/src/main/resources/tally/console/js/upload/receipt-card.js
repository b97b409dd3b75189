/** An image of a receipt on its way. */

import { sendForm } from '../api.js';
import { progress } from '../components/progress.js';
import { problem } from '../components/state.js';
import { fill, h } from '../dom.js';
import { size } from '../format.js';
import { link } from '../router.js';
import { card } from './card.js';

/**
 * A card that sends an image, and then leads to the receipt.
 *
 * @param {File} file
 * @param {Object} context of the view
 * @returns {HTMLElement}
 */
export function receiptCard(file, context) {
    const stop = new AbortController();
    const { element, body } = card(file, () => stop.abort());
    send(file, context, body, stop.signal);
    return element;
}

async function send(file, context, body, signal) {
    const bar = progress('Sending the image');
    fill(body, bar.element);
    bar.set(0, 'Sending …');
    try {
        const onProgress = (done, all) => bar.set((done / all) * 100, `Sending: ${size(done)} of ${size(all)}`);
        const { data } = await sendForm('/data/upload-receipt', form(file, context), { onProgress, signal });
        fill(
            body,
            h('p', {}, 'The receipt is being read. Please check it afterwards.'),
            h(
                'div',
                { class: 'card-actions' },
                h('a', { class: 'button', href: link(`receipts/${data.image_id}`) }, 'Open the receipt'),
            ),
        );
    } catch (error) {
        if (error.name !== 'AbortError') {
            fill(
                body,
                problem(error, () => send(file, context, body, signal)),
            );
        }
    }
}

function form(file, context) {
    const data = new FormData();
    Object.entries(context.scope()).forEach(([name, value]) => data.append(name, value));
    data.append('image', file, file.name);
    return data;
}
