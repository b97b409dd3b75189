/** Where files come in: dropped or chosen, several at once, sales and receipts alike. */

import { viewHead } from '../components/head.js';
import { empty } from '../components/state.js';
import { fill, h } from '../dom.js';
import { Batch } from '../upload/batch.js';
import { receiptCard } from '../upload/receipt-card.js';
import { salesCard } from '../upload/sales-card.js';

/** In the browser's title. */
export const title = 'Upload';

const IMAGE = /\.(jpe?g|png)$/i;

/** Shows where to drop files, and a card for each. */
export async function render(container, params, context) {
    if (!context.business) {
        fill(
            container,
            viewHead('Upload files'),
            empty(
                'For which business?',
                'Please choose a business in the navigation; the files will be booked for it.',
            ),
        );
        return;
    }
    const cards = h('div', { class: 'cards' });
    const batch = new Batch();
    const take = (files) => cards.prepend(...[...files].map((file) => cardOf(file, context, batch)));
    const subtitle =
        'Files of sales (CSV) are shown before anything is booked. Photos of receipts (JPEG, PNG) are read at once.';
    fill(container, viewHead('Upload files', { subtitle }), dropZone(take, context.signal), batch.element, cards);
}

function cardOf(file, context, batch) {
    return IMAGE.test(file.name) ? receiptCard(file, context) : salesCard(file, context, batch);
}

function dropZone(take, signal) {
    const input = h('input', {
        type: 'file',
        id: 'files',
        class: 'visually-hidden',
        multiple: true,
        accept: '.csv,.txt,.tsv,text/csv,image/png,image/jpeg',
    });
    input.addEventListener('change', () => {
        take(input.files);
        input.value = '';
    });
    const zone = h(
        'div',
        { class: 'drop-zone' },
        h(
            'p',
            {},
            h('strong', {}, 'Drop files here'),
            ' or ',
            input,
            h('label', { for: 'files', class: 'button primary' }, 'Choose files'),
        ),
        h(
            'p',
            { class: 'quiet' },
            'A first file? ',
            h('a', { href: '/data/template.csv', download: '' }, 'Here is one to fill in'),
            '.',
        ),
    );
    acceptDrops(zone, take, signal);
    return zone;
}

/** On the whole page: a file that misses the zone would otherwise take the page's place. */
function acceptDrops(zone, take, signal) {
    const hasFiles = (event) => event.dataTransfer?.types.includes('Files');
    const on = (name, action) =>
        addEventListener(name, (event) => hasFiles(event) && (event.preventDefault(), action(event)), { signal });
    on('dragover', () => zone.classList.add('over'));
    on('dragleave', (event) => event.relatedTarget === null && zone.classList.remove('over'));
    on('drop', (event) => {
        zone.classList.remove('over');
        take(event.dataTransfer.files);
    });
}
