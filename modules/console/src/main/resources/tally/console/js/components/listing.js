/** A view that is a list which the URL filters: it is loaded anew whenever another one is asked for. */

import { fill, h } from '../dom.js';
import { empty, loading, problem } from './state.js';

/**
 * Shows a list and follows the URL.
 *
 * @param {HTMLElement} container
 * @param {{head: Node[], load: function(Object): Promise<*>, show: function(*): *, filters?: Object}} view head: what stays above
 *     the list; load: asks the server, given the parameters; show: children of h() for its answer; filters: a bar whose controls
 *     follow the URL
 * @returns {function(Object): Promise<void>} loads what other parameters ask for
 */
export function listing(container, { head, load, show, filters }) {
    const list = h('div', { class: 'rows' }, loading());
    let last = 0;
    fill(container, head, filters?.element, list);
    return async function update(params) {
        const turn = (last += 1);
        filters?.show(params);
        list.setAttribute('aria-busy', 'true');
        try {
            const answer = await load(params);
            if (turn === last) {
                fill(list, show(answer, params));
            }
        } catch (error) {
            if (error.name !== 'AbortError' && turn === last) {
                fill(
                    list,
                    problem(error, () => update(params)),
                );
            }
        } finally {
            list.removeAttribute('aria-busy');
        }
    };
}

/**
 * What staff see who have to choose a business first.
 *
 * @param {string} what they would see, such as 'sales'
 * @returns {HTMLElement}
 */
export function chooseBusinessFirst(what) {
    return empty('Choose a business.', `Its ${what} are shown here once one is chosen in the navigation.`);
}
