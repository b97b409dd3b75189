/** Drawing a list anew while somebody is in it. */

import { fill } from '../dom.js';

/**
 * Puts new children into a place; the focus stays on the link that it was on, and the table where it was scrolled to.
 *
 * @param {HTMLElement} place
 * @param {...*} children as of h()
 */
export function redraw(place, ...children) {
    const focused = place.contains(document.activeElement) ? document.activeElement : undefined;
    const address = focused?.getAttribute('href');
    const scrolled = place.querySelector('.table-box')?.scrollLeft;
    fill(place, ...children);
    const table = place.querySelector('.table-box');
    if (table && scrolled) {
        table.scrollLeft = scrolled;
    }
    if (address) {
        place.querySelector(`a[href="${CSS.escape(address)}"]`)?.focus({ preventScroll: true });
    }
}
