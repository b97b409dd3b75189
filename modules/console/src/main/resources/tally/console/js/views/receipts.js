/** The receipts, newest first; those that wait for a person are a click away from being checked. */

import { get } from '../api.js';
import { stateBadge } from '../components/badge.js';
import { viewHead } from '../components/head.js';
import { redraw } from '../components/redraw.js';
import { empty, notice } from '../components/state.js';
import { offset, pager, table } from '../components/table.js';
import { fill, foreign, h } from '../dom.js';
import { ago, day, moment, money, number } from '../format.js';
import { follow } from '../live.js';
import { link } from '../router.js';

/** In the browser's title. */
export const title = 'Receipts';

const PATH = '/data/upload-receipt';
const LIMIT = 25;
const LOOK_MILLIS = 2500;

/** Shows the list, and keeps it up to date. */
export async function render(container, params, context) {
    const list = h('div', { class: 'rows' });
    const upload = h('a', { class: 'button primary', href: link('upload') }, 'Upload receipts');
    const poll = (signal) => get(PATH, context.scope({ limit: LIMIT, offset: offset() }), { signal });
    const show = (page) => redraw(list, listOf(page, context));
    show(await poll(context.signal));
    fill(container, viewHead('Receipts', { actions: [upload] }), list);
    let stop = follow({ poll, onData: show, every: LOOK_MILLIS });
    const again = () => {
        stop();
        stop = follow({ poll, onData: show, every: LOOK_MILLIS });
    };
    return { update: again, dispose: () => stop() };
}

function listOf(page, context) {
    if (page.count === 0) {
        return empty('No receipts yet.', 'Upload a photo of one: Tally reads it, and asks where it is not sure.');
    }
    const waiting = page.results.filter((receipt) => receipt.status === 'needs_review');
    return [
        waiting.length > 0 && toBeChecked(waiting),
        table({ caption: 'Receipts', columns: columns(context), rows: page.results }),
        pager({ count: page.count, offset: offset(), limit: LIMIT }),
    ];
}

function toBeChecked(waiting) {
    const words =
        waiting.length === 1 ? 'One receipt waits for you.' : `${number(waiting.length)} receipts wait for you.`;
    const first = h(
        'a',
        { class: 'button small primary', href: link(`receipts/${waiting.at(-1).image_id}`) },
        'Check them',
    );
    return notice('warn', h('div', { class: 'row' }, h('span', {}, words), first));
}

function columns({ staff, business, businesses }) {
    const nameOf = (id) => businesses.find((one) => one.id === id)?.name;
    return [
        {
            label: 'Image',
            wide: true,
            cell: (receipt) =>
                h('a', { class: 'cell-link', href: link(`receipts/${receipt.image_id}`) }, foreign(receipt.file_name)),
        },
        staff && !business && { label: 'Business', cell: (receipt) => foreign(nameOf(receipt.business_id)) },
        { label: 'State', cell: (receipt) => stateBadge(receipt.status) },
        { label: 'Shop', cell: ({ extracted_data: read }) => foreign(read?.merchant) },
        { label: 'Date', cell: ({ extracted_data: read }) => h('span', { class: 'nowrap' }, day(read?.date)) },
        { label: 'Items', number: true, cell: ({ extracted_data: read }) => number(read?.items.length) },
        { label: 'Total', number: true, cell: ({ extracted_data: read }) => money(read?.total) },
        {
            label: 'Sent',
            cell: ({ created_at: at }) => h('time', { datetime: at, title: moment(at), class: 'nowrap' }, ago(at)),
        },
    ].filter(Boolean);
}
