/** A bar that fills, with words beside it. */

import { h } from '../dom.js';

/**
 * A progress bar.
 *
 * @param {string} label what is making progress, for those who do not see it
 * @returns {{element: HTMLElement, set: function(number, string, string=): void}} set(percent, left words, right words)
 */
export function progress(label) {
    const done = h('div', { class: 'done' });
    const track = h(
        'div',
        { class: 'track', role: 'progressbar', 'aria-label': label, 'aria-valuemin': 0, 'aria-valuemax': 100 },
        done,
    );
    const left = h('span');
    const right = h('span', { class: 'quiet' });
    const element = h('div', { class: 'progress' }, h('div', { class: 'words' }, left, right), track);
    const set = (percent, words, more = '') => {
        done.style.width = `${percent}%`;
        track.setAttribute('aria-valuenow', Math.round(percent));
        track.setAttribute('aria-valuetext', `${words} ${more}`.trim());
        left.textContent = words;
        right.textContent = more;
    };
    return { element, set };
}

/**
 * A bar of parts of a whole, with a legend that says the same in words and numbers.
 *
 * @param {string} label
 * @param {{name: string, value: number, kind: 'good'|'neutral'|'bad', text: string}[]} parts
 * @returns {HTMLElement}
 */
export function partsBar(label, parts) {
    const shown = parts.filter((part) => part.value > 0);
    const bar = h(
        'div',
        {
            class: 'parts',
            role: 'img',
            'aria-label': `${label}: ${parts.map((part) => `${part.name} ${part.text}`).join(', ')}`,
        },
        shown.map((part) => h('span', { class: `part-${part.kind}`, style: { 'flex-grow': part.value } })),
    );
    const legend = parts.map((part) =>
        h(
            'li',
            {},
            h('span', { class: `swatch part-${part.kind}` }),
            h('span', {}, part.name),
            h('strong', {}, part.text),
        ),
    );
    return h('div', { class: 'progress' }, bar, h('ul', { class: 'legend' }, legend));
}
