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

/**
 * Draws a view anew. Whoever was at a control that is still there afterwards, by its words, stays there; at one that is gone,
 * the view's title takes the focus, so that keys and screen readers do not begin at the top of the page again.
 *
 * @param {HTMLElement} place
 * @param {function(): void} draw
 */
export function keepFocus(place, draw) {
    const focused = place.contains(document.activeElement) ? document.activeElement : undefined;
    draw();
    if (focused && !focused.isConnected) {
        const same = [...place.querySelectorAll(focused.tagName)].find(
            (element) => element.textContent === focused.textContent,
        );
        same ? same.focus({ preventScroll: true }) : focusTitle(place);
    }
}

/** Gives the focus to the view's title where it was lost: the button that opened a dialog may be gone when that closes. */
export function rescueFocus(place) {
    if (document.activeElement === document.body) {
        focusTitle(place);
    }
}

function focusTitle(place) {
    const title = place.querySelector('h1');
    title?.setAttribute('tabindex', '-1');
    title?.focus({ preventScroll: true });
}
