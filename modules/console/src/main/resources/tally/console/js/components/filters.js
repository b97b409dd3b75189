/** Filters of a view. They live in its URL, so that a filtered list can be reloaded, sent and come back to. */

import { h } from '../dom.js';
import { link, here, setQuery } from '../router.js';
import { field, input, select } from './field.js';

/**
 * A row of filters; each change goes into the URL at once, and the list begins at its first page again.
 *
 * @param {{name: string, label: string, options?: {value: string, label: string}[], type?: string, placeholder?: string}[]} wanted
 *     name: of the query parameter; options: what can be chosen, else it is a field of that type
 * @returns {{element: HTMLElement, show: function(Object<string, string>): void}} show(query) sets the controls
 */
export function filterBar(wanted) {
    const controls = wanted.map((one) => [one.name, control(one)]);
    const fields = controls.map(([, made], i) => field(wanted[i].label, made));
    const element = h(
        'form',
        { class: 'filters', role: 'search', onsubmit: (event) => event.preventDefault() },
        fields,
    );
    const show = (query) =>
        controls.forEach(([name, made]) => {
            if (!made.matches('.typing')) {
                made.value = query[name] ?? '';
            }
        });
    return { element, show };
}

/**
 * Filters that no control shows, such as one file: each with a link that takes it away.
 *
 * @param {{name: string, text: *}[]} filters
 * @returns {HTMLElement|undefined} none where there are none
 */
export function chips(filters) {
    const { path, query } = here();
    const without = (name) => link(path, { ...query, [name]: undefined, offset: undefined });
    const items = filters.map(({ name, text }) =>
        h('li', { class: 'chip' }, text, h('a', { href: without(name), 'aria-label': 'Take this filter away' }, '×')),
    );
    return items.length > 0 ? h('ul', { class: 'chips', 'aria-label': 'Filters' }, items) : undefined;
}

function control({ name, options, type = 'text', placeholder }) {
    const made = options ? select(options, '', { name }) : input({ type, name, placeholder });
    // What is being typed is not yet a filter, and must not be taken away by one that is.
    made.addEventListener('input', () => made.classList.add('typing'));
    made.addEventListener('blur', () => made.classList.remove('typing'));
    made.addEventListener('change', () => {
        made.classList.remove('typing');
        setQuery({ [name]: made.value.trim(), offset: undefined });
    });
    return made;
}
