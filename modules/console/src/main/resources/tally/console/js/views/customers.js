/** The customers of a business, with what they bought. */

import { get } from '../api.js';
import { viewHead } from '../components/head.js';
import { chooseBusinessFirst, listing } from '../components/listing.js';
import { empty } from '../components/state.js';
import { offset, pager, table } from '../components/table.js';
import { fill, foreign, h } from '../dom.js';
import { day, money } from '../format.js';
import { link } from '../router.js';

/** In the browser's title. */
export const title = 'Customers';

const LIMIT = 50;

const COLUMNS = [
    {
        label: 'Customer',
        wide: true,
        cell: (customer) =>
            h('a', { class: 'cell-link', href: link('sales', { customer_id: customer.id }) }, foreign(customer.name)),
    },
    { label: 'Bought in all', number: true, cell: (customer) => money(customer.total_purchases) },
    { label: 'Last purchase', cell: (customer) => day(customer.last_purchase) },
    { label: 'First seen', cell: (customer) => day(customer.created_at.slice(0, 10)) },
];

/** Shows them. */
export function render(container, params, context) {
    if (!context.business) {
        fill(container, viewHead('Customers'), chooseBusinessFirst('customers'));
        return undefined;
    }
    const update = listing(container, {
        head: [viewHead('Customers')],
        load: () =>
            get('/api/v1/customers', context.scope({ limit: LIMIT, offset: offset() }), { signal: context.signal }),
        show: content,
    });
    update(params);
    return { update };
}

function content(page) {
    return page.count === 0
        ? empty('No customers yet.', 'They come with the first sale that names one.')
        : [
              table({ caption: 'Customers', columns: COLUMNS, rows: page.results }),
              pager({ count: page.count, offset: offset(), limit: LIMIT }),
          ];
}
