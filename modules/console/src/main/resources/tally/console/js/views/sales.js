/** The sales of a business: what they add up to, by day, product and payment, and one by one. */

import { get } from '../api.js';
import { chips, filterBar } from '../components/filters.js';
import { viewHead } from '../components/head.js';
import { chooseBusinessFirst, listing } from '../components/listing.js';
import { empty } from '../components/state.js';
import { offset, pager, table } from '../components/table.js';
import { fill, foreign, h } from '../dom.js';
import { day, money, number } from '../format.js';
import { here, link } from '../router.js';
import { overview } from '../sales/overview.js';
import { paymentMethod, paymentOptions } from '../words.js';

/** In the browser's title. */
export const title = 'Sales';

const PATH = '/api/v1/transactions';
const LIMIT = 50;

const FILTERS = [
    { name: 'date_from', label: 'From', type: 'date' },
    { name: 'date_to', label: 'To', type: 'date' },
    { name: 'payment_method', label: 'Paid by', options: [{ value: '', label: 'All ways' }, ...paymentOptions()] },
];

/** Filters that are set from other views, with how they are called here. */
const CHIPS = {
    product_id: (sale) => ['Product: ', foreign(sale?.product_name ?? 'one product')],
    customer_id: (sale) => ['Customer: ', foreign(sale?.customer_name ?? 'one customer')],
    file_id: () => 'From one upload',
};

/** Shows them. */
export function render(container, params, context) {
    if (!context.business) {
        fill(container, viewHead('Sales'), chooseBusinessFirst('sales'));
        return undefined;
    }
    let chart = { dispose: () => {} };
    const update = listing(container, {
        head: [viewHead('Sales')],
        filters: filterBar(FILTERS),
        load: (wanted) => load(wanted, context),
        show: (answer) => {
            chart.dispose();
            chart = overview(answer.summary);
            return content(answer, chart);
        },
    });
    update(params);
    return { update, dispose: () => chart.dispose() };
}

async function load(wanted, context) {
    const { sort_by, sort_order, offset: from, business, ...filters } = wanted;
    const options = { signal: context.signal };
    const ours = context.scope(filters);
    const [page, summary] = await Promise.all([
        get(PATH, { ...ours, sort_by, sort_order, limit: LIMIT, offset: from }, options),
        get(`${PATH}/summary`, ours, options),
    ]);
    return { page, summary };
}

function content({ page }, chart) {
    const { query } = here();
    const shown = Object.entries(CHIPS).filter(([name]) => query[name]);
    const filtered = h(
        'div',
        { class: 'chip-box' },
        chips(shown.map(([name, words]) => ({ name, text: words(page.results[0]) }))),
    );
    if (page.count === 0) {
        return [filtered, nothing(query)];
    }
    return [
        filtered,
        chart.element,
        table({ caption: 'Sales', columns: COLUMNS, rows: page.results }),
        pager({ count: page.count, offset: offset(), limit: LIMIT }),
    ];
}

const COLUMNS = [
    {
        label: 'Date',
        sort: 'date',
        cell: (sale) =>
            h('span', { class: 'nowrap' }, day(sale.date), sale.time && h('span', { class: 'quiet' }, ` ${sale.time}`)),
    },
    { label: 'Product', wide: true, cell: (sale) => foreign(sale.product_name) },
    { label: 'Quantity', number: true, cell: (sale) => number(sale.quantity) },
    { label: 'Unit price', number: true, cell: (sale) => money(sale.unit_price) },
    { label: 'Amount', number: true, sort: 'amount', cell: (sale) => money(sale.amount) },
    {
        label: 'Customer',
        cell: (sale) =>
            sale.customer_name === null ? h('span', { class: 'quiet' }, 'Walk-in') : foreign(sale.customer_name),
    },
    { label: 'Paid by', cell: (sale) => paymentMethod(sale.payment_method) },
    { label: 'Notes', cell: (sale) => foreign(sale.notes) },
    { label: 'From', cell: (sale) => h('a', { href: link('sales', { file_id: sale.file_id }) }, 'its upload') },
];

function nothing({ business, ...filters }) {
    return Object.keys(filters).length > 0
        ? empty(
              'No sales match.',
              'Take a filter away to see the others.',
              h('a', { class: 'button', href: link('sales') }, 'All sales'),
          )
        : empty(
              'No sales yet.',
              'They come with the first file that is uploaded.',
              h('a', { class: 'button', href: link('upload') }, 'Upload a file'),
          );
}
