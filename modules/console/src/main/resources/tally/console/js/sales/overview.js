/** What sales add up to: figures, a chart over time, bars by product and by payment. */

import { barList } from '../charts/bar-list.js';
import { lineChart } from '../charts/line-chart.js';
import { byPeriod } from '../charts/periods.js';
import { figuresPanel } from '../components/figures.js';
import { foreign, h } from '../dom.js';
import { count, day, money, number, short } from '../format.js';
import { paymentMethod } from '../words.js';

/** So many products have a bar of their own. */
const MOST_BARS = 8;

const MONTH = new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' });
const SHORT_DAY_OF_YEAR = new Intl.DateTimeFormat(undefined, {
    day: 'numeric',
    month: 'short',
    year: '2-digit',
    timeZone: 'UTC',
});
const SHORT_DAY = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });

/**
 * Builds it.
 *
 * @param {Object} summary as the API has it
 * @returns {{element: HTMLElement|undefined, dispose: function(): void}} element: none where there are no sales
 */
export function overview(summary) {
    if (summary.total_transactions === 0) {
        return { element: undefined, dispose: () => {} };
    }
    const chart = revenueChart(summary);
    const element = h(
        'div',
        { class: 'rows' },
        figures(summary),
        box(chart.element),
        h('div', { class: 'columns' }, box(productBars(summary)), box(paymentBars(summary))),
    );
    return { element, dispose: chart.dispose };
}

function figures(summary) {
    return figuresPanel('In sum', [
        { name: 'Revenue', value: money(summary.total_revenue) },
        { name: 'Sales', value: number(summary.total_transactions) },
        { name: 'A sale on average', value: money(toCents(summary.average_transaction_value)) },
        { name: 'First sale', value: day(summary.first_transaction_date) },
        { name: 'Last sale', value: day(summary.last_transaction_date) },
    ]);
}

/** A surface without a head: what is in it has a heading of its own. */
function box(content) {
    return h('section', { class: 'panel panel-body' }, content);
}

/** An average is no amount that anybody paid: two decimals say enough. */
function toCents(amount) {
    return Math.round(amount * 100) / 100;
}

function revenueChart({ revenue_by_day: days, total_revenue: all }) {
    const { unit, points } = byPeriod(days);
    const best = points.reduce((most, point) => (point.total > most.total ? point : most));
    return lineChart({
        title: `Revenue by ${unit}`,
        summary: `${count(points.length, unit)}, ${money(all)} in all. Most: ${money(best.total)}, ${labelOf(best.date, unit)}.`,
        columns: [unit[0].toUpperCase() + unit.slice(1), 'Revenue'],
        points: points.map((point) => ({
            label: labelOf(point.date, unit),
            mark: unit === 'week' ? SHORT_DAY_OF_YEAR.format(new Date(`${point.date}T00:00:00Z`)) : undefined,
            value: point.total,
            detail: `${money(point.total)}, ${count(point.count, 'sale')}`,
        })),
        tick: short,
    });
}

function labelOf(date, unit) {
    const at = new Date(`${date}T00:00:00Z`);
    if (unit === 'month') {
        return MONTH.format(at);
    }
    return unit === 'week' ? `from ${day(date)}` : SHORT_DAY.format(at);
}

function productBars({ revenue_by_product: products }) {
    const shown = products.slice(0, MOST_BARS).map((product) => bar(foreign(product.product_name), product));
    const rest = products.slice(MOST_BARS);
    const sum = {
        total: rest.reduce((total, product) => total + product.total, 0),
        count: rest.reduce((all, product) => all + product.count, 0),
    };
    const others = rest.length > 0 ? [{ ...bar(count(rest.length, 'other'), sum), aside: true }] : [];
    return barList({ title: 'Revenue by product', columns: ['Product', 'Revenue'], bars: [...shown, ...others] });
}

function paymentBars({ revenue_by_payment_method: methods }) {
    const bars = methods.map((one) => bar(paymentMethod(one.method), one));
    return barList({ title: 'Revenue by payment method', columns: ['Paid by', 'Revenue'], bars });
}

function bar(label, { total, count: sales }) {
    return { label: h('span', { title: count(sales, 'sale') }, label), value: total, detail: money(total) };
}
