/** All uploads, newest first. */

import { get } from '../api.js';
import { stateBadge } from '../components/badge.js';
import { viewHead } from '../components/head.js';
import { empty } from '../components/state.js';
import { offset, pager, table } from '../components/table.js';
import { fill, foreign, h } from '../dom.js';
import { ago, money, moment, number } from '../format.js';
import { link } from '../router.js';
import { uploadsLive } from '../upload/feed.js';

/** In the browser's title. */
export const title = 'Uploads';

const LIMIT = 25;

/** Shows the list, and again whenever an upload moves. */
export async function render(container, params, context) {
    await show(container, context);
    let first = true;
    uploadsLive(context, () => {
        if (!first) {
            // Where that fails the list stays as it was; the banner says why, and the next move is another try.
            show(container, context).catch(() => {});
        }
        first = false;
    });
}

async function show(container, context) {
    const page = await get('/data/upload-csv', context.scope({ limit: LIMIT, offset: offset() || undefined }), {
        signal: context.signal,
    });
    const head = viewHead('Uploads', {
        actions: [h('a', { class: 'button primary', href: link('upload') }, 'Upload files')],
    });
    if (page.count === 0) {
        fill(
            container,
            head,
            empty('No uploads yet.', 'Upload a file of sales, and what became of it will be shown here.'),
        );
        return;
    }
    const list = table({ caption: 'Uploads', columns: columns(context), rows: page.results });
    fill(container, head, list, pager({ count: page.count, offset: offset(), limit: LIMIT }));
}

function columns({ staff, businesses, business }) {
    const nameOf = (id) => businesses.find((one) => one.id === id)?.name;
    return [
        {
            label: 'File',
            wide: true,
            cell: (upload) =>
                h('a', { class: 'cell-link', href: link(`uploads/${upload.file_id}`) }, foreign(upload.file_name)),
        },
        staff && !business && { label: 'Business', cell: (upload) => foreign(nameOf(upload.business_id)) },
        { label: 'State', cell: (upload) => stateBadge(upload.status) },
        { label: 'Booked', number: true, cell: (upload) => number(upload.created_transactions) },
        { label: 'Already there', number: true, cell: (upload) => number(upload.skipped_rows) },
        { label: 'Failed', number: true, cell: (upload) => number(upload.rows_failed) },
        { label: 'Money booked', number: true, cell: (upload) => money(upload.amounts.created) },
        {
            label: 'When',
            cell: (upload) =>
                h(
                    'time',
                    { datetime: upload.created_at, title: moment(upload.created_at), class: 'nowrap' },
                    ago(upload.created_at),
                ),
        },
    ].filter(Boolean);
}
