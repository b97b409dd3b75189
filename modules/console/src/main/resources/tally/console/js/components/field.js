/** Form fields: a label, a control, a hint and an error that belong together. */

import { h } from '../dom.js';

let made = 0;

/**
 * A field around a control, which gets an id, and its hint and error as its description.
 *
 * @param {string} label
 * @param {HTMLElement} control
 * @param {{hint?: *, error?: string, quiet?: boolean}} [options] quiet: the label is for screen readers alone
 * @returns {HTMLElement}
 */
export function field(label, control, { hint, error, quiet = false } = {}) {
    const id = (control.id ||= `field-${(made += 1)}`);
    const words = [
        hint && h('div', { class: 'hint', id: `${id}-hint` }, hint),
        error && h('div', { class: 'error', id: `${id}-error` }, error),
    ].filter(Boolean);
    if (words.length > 0) {
        control.setAttribute('aria-describedby', words.map((word) => word.id).join(' '));
    }
    if (error) {
        control.setAttribute('aria-invalid', 'true');
    }
    return h(
        'div',
        { class: 'field' },
        h('label', { for: id, class: quiet ? 'visually-hidden' : undefined }, label),
        control,
        words,
    );
}

/**
 * A choice.
 *
 * @param {{value: string, label: string}[]} options
 * @param {string} value the one that is chosen
 * @param {Object<string, *>} [props] of the element
 * @returns {HTMLSelectElement}
 */
export function select(options, value, props = {}) {
    const choices = options.map((option) =>
        h('option', { value: option.value, selected: option.value === value }, option.label),
    );
    return h('select', { class: 'select', ...props }, choices);
}

/**
 * A line of text.
 *
 * @param {Object<string, *>} props of the element, such as type, name and value
 * @returns {HTMLInputElement}
 */
export function input(props) {
    return h('input', { class: 'input', ...props });
}
