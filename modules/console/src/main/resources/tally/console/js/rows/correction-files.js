/** Failed rows as a spreadsheet: down, corrected there, and up again. */

import { sendForm } from '../api.js';
import { toast } from '../components/toast.js';
import { h } from '../dom.js';
import { go } from '../router.js';

/**
 * The two buttons for one file.
 *
 * @param {{file_id: string, business_id: string}|undefined} file none where no file is chosen
 * @returns {HTMLElement[]}
 */
export function correctionFiles(file) {
    if (!file) {
        return [];
    }
    const picker = h('input', { type: 'file', accept: '.csv,text/csv', hidden: true });
    picker.addEventListener('change', () => picker.files[0] && upload(picker.files[0], file));
    const url = `/data/upload-csv/${file.file_id}/failed-rows.csv`;
    return [
        h('a', { class: 'button', href: url, download: '' }, 'Download as CSV'),
        h('button', { class: 'button', type: 'button', onclick: () => picker.click() }, 'Upload corrected CSV …'),
        picker,
    ];
}

/** Sends the corrected rows as an upload of their own, and goes there. */
async function upload(corrected, { business_id: business }) {
    const form = new FormData();
    form.append('business_id', business);
    form.append('file', corrected);
    try {
        const { data } = await sendForm('/data/upload-csv', form);
        go(`uploads/${data.file_id}`);
    } catch (error) {
        toast(error.message, { kind: 'bad' });
    }
}
