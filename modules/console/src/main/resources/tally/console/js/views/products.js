/** The products with their stock; what stock there was and when to reorder is said here. */

import { get } from '../api.js';
import { badge } from '../components/badge.js';
import { viewHead } from '../components/head.js';
import { chooseBusinessFirst, listing } from '../components/listing.js';
import { empty } from '../components/state.js';
import { offset, pager, table } from '../components/table.js';
import { fill, foreign, h } from '../dom.js';
import { money, number } from '../format.js';
import { link } from '../router.js';
import { editProduct } from '../sales/edit-product.js';

/** In the browser's title. */
export const title = 'Products';

const LIMIT = 50;
const SUBTITLE =
    'Stock is what there was at first less all that was sold. It is below zero until someone says how many pieces there were.';

/** Shows them. */
export function render(container, params, context) {
    if (!context.business) {
        fill(container, viewHead('Products'), chooseBusinessFirst('products'));
        return undefined;
    }
    const update = listing(container, {
        head: [viewHead('Products', { subtitle: SUBTITLE })],
        load: () =>
            get('/api/v1/products', context.scope({ limit: LIMIT, offset: offset() }), { signal: context.signal }),
        show: (page) => content(page, context),
    });
    update(params);
    return { update };
}

function content(page, context) {
    if (page.count === 0) {
        return empty('No products yet.', 'A product is there from its first sale on.');
    }
    const box = h('div');
    const draw = () =>
        fill(box, table({ caption: 'Products', columns: columns(page, context, draw), rows: page.results }));
    draw();
    return [box, pager({ count: page.count, offset: offset(), limit: LIMIT })];
}

function columns(page, context, draw) {
    const edit = async (product) => {
        const changed = await editProduct(product, context);
        if (changed) {
            page.results.splice(page.results.indexOf(product), 1, changed);
            draw();
            document.getElementById(`edit-${changed.id}`)?.focus();
        }
    };
    return [
        {
            label: 'Product',
            wide: true,
            cell: (product) =>
                h('a', { class: 'cell-link', href: link('sales', { product_id: product.id }) }, foreign(product.name)),
        },
        { label: 'Stock', number: true, cell: (product) => number(product.current_stock) },
        { label: 'State', cell: stockBadge },
        { label: 'At first', number: true, cell: (product) => number(product.initial_stock) },
        { label: 'Reorder at', number: true, cell: (product) => number(product.reorder_point) },
        { label: 'Unit price', number: true, cell: (product) => money(product.unit_price) },
        { label: 'SKU', cell: (product) => h('span', { class: 'mono quiet nowrap' }, product.sku) },
        { label: 'Change', cell: (product) => editButton(product, () => edit(product)) },
    ];
}

function stockBadge({ current_stock: stock, reorder_point: reorder }) {
    if (stock <= 0) {
        return badge(stock < 0 ? 'Below zero' : 'None left', 'bad');
    }
    return stock <= reorder ? badge('Low', 'warn') : badge('Enough', 'good');
}

function editButton(product, onclick) {
    return h(
        'button',
        {
            class: 'button small',
            type: 'button',
            id: `edit-${product.id}`,
            'aria-label': `Change ${product.name}`,
            onclick,
        },
        'Change …',
    );
}
