/** The uploads as they move: a table that is drawn anew with each event. */

import { stateBadge } from '../components/badge.js';
import { table } from '../components/table.js';
import { foreign, h } from '../dom.js';
import { duration, moment, ago, number, short } from '../format.js';
import { link } from '../router.js';

/**
 * The table.
 *
 * @param {Object[]} uploads as the status of uploads has them
 * @returns {HTMLElement}
 */
export function liveUploads(uploads) {
    return table({ caption: 'Uploads, the active ones first', columns: COLUMNS, rows: uploads });
}

const COLUMNS = [
    {
        label: 'File',
        wide: true,
        cell: (upload) => h('a', { class: 'cell-link', href: addressOf(upload) }, foreign(upload.file_name)),
    },
    { label: 'Business', cell: (upload) => foreign(upload.business_name) },
    { label: 'State', cell: stateOf },
    {
        label: 'Rows',
        number: true,
        cell: (upload) =>
            h('span', { class: 'nowrap' }, `${number(upload.rows_processed)} of ${number(upload.rows_total)}`),
    },
    { label: 'Failed', number: true, cell: (upload) => number(upload.rows_failed) },
    { label: 'Rows/s', number: true, cell: (upload) => short(upload.rows_per_second) },
    { label: 'Node', cell: (upload) => foreign(upload.node) },
    {
        label: 'Began',
        cell: ({ started_at: at }) => h('time', { datetime: at, title: moment(at), class: 'nowrap' }, ago(at)),
    },
];

function stateOf(upload) {
    return h(
        'span',
        { class: 'nowrap' },
        stateBadge(upload.status),
        h('span', { class: 'quiet' }, ` ${progressOf(upload)}`),
    );
}

function progressOf({ status, queue_place: place, percent_complete: percent, remaining_seconds: left }) {
    if (place !== null) {
        return `${number(place)}. in the queue`;
    }
    const rest = left === null ? '' : `, ${duration(left)} left`;
    return status === 'processing' ? `${percent} %${rest}` : '';
}

function addressOf({ kind, file_id: id }) {
    return link(kind === 'receipt' ? `receipts/${id}` : `uploads/${id}`);
}
