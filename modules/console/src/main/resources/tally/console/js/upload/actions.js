/** What can be done to an upload: stop it, take it back, take its failed rows along. */

import { send } from '../api.js';
import { ask } from '../components/dialog.js';
import { toast } from '../components/toast.js';
import { foreign, h } from '../dom.js';
import { count, money } from '../format.js';
import { isAtWork } from './processing.js';

/** States in which nothing of an upload is left to take back. */
const GONE = new Set(['undone']);

/**
 * The buttons that fit the upload's state.
 *
 * @param {Object} upload
 * @param {function(): void} onDone is called when something has changed
 * @returns {HTMLElement[]}
 */
export function uploadActions(upload, onDone) {
    const path = `/data/upload-csv/${upload.file_id}`;
    if (isAtWork(upload.status)) {
        return [
            h(
                'button',
                { class: 'button danger', type: 'button', onclick: () => cancel(upload, path, onDone) },
                'Stop …',
            ),
        ];
    }
    const rows =
        upload.rows_failed > 0 &&
        !GONE.has(upload.status) &&
        h('a', { class: 'button', href: `${path}/failed-rows.csv`, download: '' }, 'Download failed rows');
    const undo =
        upload.created_transactions > 0 &&
        !GONE.has(upload.status) &&
        h(
            'button',
            { class: 'button danger', type: 'button', onclick: () => takeBack(upload, path, onDone) },
            'Take back …',
        );
    return [rows, undo].filter(Boolean);
}

async function cancel(upload, path, onDone) {
    const body = h(
        'p',
        {},
        'What is booked already stays; you can take it back afterwards. The rest of the file is not read.',
    );
    const sure = { title: 'Stop reading this file?', body, confirm: 'Stop', cancel: 'Go on reading', danger: true };
    if (await ask({ ...sure, onConfirm: () => send('POST', `${path}/cancel`) })) {
        toast('Stopped.');
        onDone();
    }
}

async function takeBack(upload, path, onDone) {
    let removed;
    const body = [
        h(
            'p',
            {},
            h(
                'strong',
                {},
                `${count(upload.created_transactions, 'sale')} with ${money(upload.amounts.created)} in all`,
            ),
            ' will be removed from the books, and whatever was mended of its failed rows.',
        ),
        h(
            'p',
            {},
            'Stock and what customers have bought will be as they were without this file. Its failed rows that are still open are discarded. You can upload ',
            foreign(upload.file_name),
            ' again later.',
        ),
    ];
    const sure = {
        title: 'Take this upload back?',
        body,
        confirm: `Remove ${count(upload.created_transactions, 'sale')}`,
        cancel: 'Keep it',
        danger: true,
    };
    const onConfirm = async () => {
        removed = (await send('DELETE', path)).removed_transactions;
    };
    if (await ask({ ...sure, onConfirm })) {
        toast(`Taken back: ${count(removed, 'sale')} removed.`, { kind: 'good' });
        onDone();
    }
}
