/** The sum of the items beside the total that stands on the receipt, and whether they agree. */

import { h } from '../dom.js';
import { money } from '../format.js';
import { inUnits, sum } from './money-sum.js';

/** Units of a ten-thousandth, as money-sum.js counts. */
const UNITS = 10_000;

/**
 * The lines of a definition list.
 *
 * @param {number[]} prices of the items
 * @param {number|null} total null where it was not read
 * @returns {Node[]}
 */
export function sumsOf(prices, total) {
    const added = sum(prices);
    const lines = [
        h('dt', {}, 'Sum of the items'),
        h('dd', {}, money(added)),
        h('dt', {}, 'Total on the receipt'),
        h('dd', {}, total === null ? 'not read' : money(total)),
    ];
    return total === null ? lines : [...lines, verdict(inUnits(added) - inUnits(total))];
}

function verdict(units) {
    if (units === 0) {
        return h('dd', { class: 'verdict agrees' }, '✓ They agree.');
    }
    const amount = money(Math.abs(units) / UNITS);
    const words = `⚠ The items are ${amount} ${units > 0 ? 'more' : 'less'} than the total.`;
    return h('dd', { class: 'verdict differs' }, words);
}
