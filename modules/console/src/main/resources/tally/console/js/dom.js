/**
 * Makes elements. Text goes in as text nodes and nothing else, so whatever came from a file can be shown as it is: there
 * is no way from here to innerHTML.
 */

const SVG = 'http://www.w3.org/2000/svg';

/** What is set as a property because the attribute of that name says something else. */
const PROPERTIES = new Set(['value', 'checked', 'disabled', 'hidden', 'selected', 'indeterminate']);

/**
 * An element with its properties and children.
 *
 * @param {string} tag such as 'p'
 * @param {Object<string, *>} [props] attributes; 'onclick' and the like take a function, 'style' an object, 'dataset' an
 *     object; what is undefined, null or false is left out
 * @param {...*} children nodes, texts, numbers, or arrays of them; undefined, null and false are left out
 * @returns {HTMLElement}
 */
export function h(tag, props, ...children) {
    return filled(document.createElement(tag), props, children);
}

/**
 * The same for SVG.
 *
 * @param {string} tag such as 'path'
 * @param {Object<string, *>} [props]
 * @param {...*} children
 * @returns {SVGElement}
 */
export function s(tag, props, ...children) {
    return filled(document.createElementNS(SVG, tag), props, children);
}

/**
 * Puts children in the place of whatever is in an element.
 *
 * @param {Element} element
 * @param {...*} children as in {@link h}
 */
export function fill(element, ...children) {
    element.replaceChildren(...nodes(children));
}

/**
 * A text that came from a file or a person: shown as it is, its direction kept to itself.
 *
 * @param {*} text
 * @returns {HTMLElement}
 */
export function foreign(text) {
    return h('bdi', { class: 'foreign' }, text === null || text === undefined ? '' : String(text));
}

function filled(element, props, children) {
    for (const [name, value] of Object.entries(props ?? {})) {
        if (value !== undefined && value !== null && value !== false) {
            set(element, name, value);
        }
    }
    element.append(...nodes(children));
    return element;
}

function set(element, name, value) {
    if (typeof value === 'function') {
        element.addEventListener(name.replace(/^on/, ''), value);
    } else if (name === 'style') {
        Object.entries(value).forEach(([property, text]) => element.style.setProperty(property, text));
    } else if (name === 'dataset') {
        Object.assign(element.dataset, value);
    } else if (PROPERTIES.has(name)) {
        element[name] = value;
    } else {
        element.setAttribute(name, value === true ? '' : value);
    }
}

function nodes(children) {
    return children
        .flat(Infinity)
        .filter((child) => child !== undefined && child !== null && child !== false)
        .map((child) => (child instanceof Node ? child : document.createTextNode(String(child))));
}
