/** What the jobs downstream were told, and whether it arrived. */

import { get, send } from '../api.js';
import { badge } from '../components/badge.js';
import { ask } from '../components/dialog.js';
import { chips, filterBar } from '../components/filters.js';
import { viewHead } from '../components/head.js';
import { listing } from '../components/listing.js';
import { empty } from '../components/state.js';
import { offset, pager, table } from '../components/table.js';
import { toast } from '../components/toast.js';
import { foreign, h } from '../dom.js';
import { ago, count, moment, number } from '../format.js';
import { here, link } from '../router.js';

/** In the browser's title. */
export const title = 'Events';

const PATH = '/admin/api/v1/events';
const LIMIT = 50;
const TOPICS = ['transaction.parsed', 'forecast.requested'].map((value) => ({ value, label: value }));

/** Shows them. */
export function render(container, params, context) {
    const update = listing(container, {
        head: [
            viewHead('Events', {
                subtitle: 'A delivery that fails is tried again and again by itself, later and later.',
            }),
        ],
        filters: filterBar([
            { name: 'topic', label: 'Topic', options: [{ value: '', label: 'All topics' }, ...TOPICS] },
        ]),
        load: ({ topic, file_id }) =>
            get(PATH, context.scope({ topic, file_id, limit: LIMIT, offset: offset() }), { signal: context.signal }),
        show: (page) => content(page, context, () => update(here().query)),
    });
    update(params);
    return { update };
}

function content(page, context, reload) {
    const filtered = chips(here().query.file_id ? [{ name: 'file_id', text: 'About one upload' }] : []);
    if (page.count === 0) {
        return [filtered, empty('No events.', 'One is published with each upload that brings new sales.')];
    }
    const columns = [
        { label: 'Topic', cell: (event) => h('code', {}, event.topic) },
        { label: 'About', wide: true, cell: ({ payload }) => about(payload, context) },
        { label: 'Recorded', cell: ({ created_at: at }) => time(at) },
        { label: 'Delivery', wide: true, cell: delivery },
        { label: 'Tries', number: true, cell: (event) => number(event.attempts) },
        { label: 'What to do', cell: (event) => actions(event, reload) },
    ];
    return [
        filtered,
        table({ caption: 'Events', columns, rows: page.results }),
        pager({ count: page.count, offset: offset(), limit: LIMIT }),
    ];
}

function about(payload, { businesses }) {
    const name = businesses.find((one) => one.id === payload.business_id)?.name;
    const sales =
        payload.transaction_count === null
            ? count(payload.affected_products.length, 'product')
            : count(payload.transaction_count, 'sale');
    const to = payload.source === 'receipt' ? `receipts/${payload.file_id}` : `uploads/${payload.file_id}`;
    return [foreign(name), ' · ', payload.file_id ? h('a', { href: link(to) }, sales) : sales];
}

function delivery(event) {
    if (event.delivered_at !== null) {
        return [badge('Delivered', 'good'), ' ', time(event.delivered_at)];
    }
    return event.error === null ? badge('Waiting', 'busy') : [badge('Failing', 'bad'), ' ', foreign(event.error)];
}

function time(at) {
    return h('time', { datetime: at, title: moment(at), class: 'quiet nowrap' }, ago(at));
}

function actions(event, reload) {
    const show = () => ask({ title: event.topic, wide: true, body: payloadOf(event), confirm: 'Close', cancel: null });
    const label = `${event.topic}, ${moment(event.created_at)}`;
    return h(
        'div',
        { class: 'row-actions' },
        h(
            'button',
            {
                class: 'button small',
                type: 'button',
                'aria-label': `Deliver again: ${label}`,
                onclick: () => redeliver(event, reload),
            },
            'Deliver again',
        ),
        h(
            'button',
            { class: 'button small plain', type: 'button', 'aria-label': `Payload: ${label}`, onclick: show },
            'Payload',
        ),
    );
}

function payloadOf({ payload }) {
    return h('pre', { class: 'read-text foreign', tabindex: 0 }, JSON.stringify(payload, null, 2));
}

async function redeliver(event, reload) {
    try {
        await send('POST', `${PATH}/${event.id}/redeliver`);
        toast('It will be delivered once more, within seconds.');
        reload();
    } catch (error) {
        toast(error.message, { kind: 'bad' });
    }
}
