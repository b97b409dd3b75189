/** Who changed what, and when. */

import { get } from '../api.js';
import { chips, filterBar } from '../components/filters.js';
import { viewHead } from '../components/head.js';
import { listing } from '../components/listing.js';
import { empty } from '../components/state.js';
import { offset, pager, table } from '../components/table.js';
import { foreign, h } from '../dom.js';
import { NOTHING, moment } from '../format.js';
import { here } from '../router.js';

/** In the browser's title. */
export const title = 'Audit';

const LIMIT = 50;

const ACTIONS = {
    'business.added': 'Business added',
    'user.added': 'User added',
    'upload.cancelled': 'Upload stopped',
    'upload.undone': 'Upload taken back',
    'product.changed': 'Product changed',
    'failed_job.retried': 'Failed rows retried',
    'failed_job.discarded': 'Failed rows discarded',
    'event.redelivered': 'Event delivered again',
};

const FILTERS = [
    { name: 'actor', label: 'By', type: 'search', placeholder: 'e-mail' },
    {
        name: 'action',
        label: 'What',
        options: [
            { value: '', label: 'Everything' },
            ...Object.entries(ACTIONS).map(([value, label]) => ({ value, label })),
        ],
    },
    { name: 'date_from', label: 'From', type: 'date' },
    { name: 'date_to', label: 'To', type: 'date' },
];

/** Shows it. */
export function render(container, params, context) {
    const update = listing(container, {
        head: [viewHead('Audit')],
        filters: filterBar(FILTERS),
        load: ({ actor, action, subject, date_from, date_to }) =>
            get(
                '/admin/api/v1/audit',
                context.scope({ actor, action, subject, date_from, date_to, limit: LIMIT, offset: offset() }),
                { signal: context.signal },
            ),
        show: (page) => content(page, context),
    });
    update(params);
    return { update };
}

function content(page, { businesses }) {
    const filtered = chips(here().query.subject ? [{ name: 'subject', text: 'About one thing' }] : []);
    if (page.count === 0) {
        return [filtered, empty('Nothing was changed.', 'What staff and shops change by hand is kept here for good.')];
    }
    const nameOf = (id) => businesses.find((one) => one.id === id)?.name;
    const columns = [
        { label: 'When', cell: (entry) => h('time', { datetime: entry.at, class: 'nowrap' }, moment(entry.at)) },
        { label: 'By', cell: (entry) => foreign(entry.actor) },
        { label: 'What', cell: (entry) => h('span', { class: 'nowrap' }, ACTIONS[entry.action] ?? entry.action) },
        { label: 'Business', cell: (entry) => (entry.business_id ? foreign(nameOf(entry.business_id)) : NOTHING) },
        { label: 'Change', wide: true, cell: changes },
        { label: 'Of', cell: (entry) => h('span', { class: 'quiet subject' }, foreign(entry.subject)) },
    ];
    return [
        filtered,
        table({ caption: 'Changes', columns, rows: page.results }),
        pager({ count: page.count, offset: offset(), limit: LIMIT }),
    ];
}

function changes({ before, after }) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
        (name) => before[name] !== after[name],
    );
    const lines = names.map((name) =>
        h(
            'li',
            {},
            `${name.replaceAll('_', ' ')}: `,
            before[name] !== undefined && [h('del', {}, foreign(before[name])), ' → '],
            h('ins', {}, foreign(after[name] ?? NOTHING)),
        ),
    );
    return h('ul', { class: 'changes' }, lines);
}
