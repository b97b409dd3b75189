/** The frame of a file on its way. */

import { foreign, h } from '../dom.js';
import { size } from '../format.js';

/**
 * A card for a file, with a button that takes it off the page.
 *
 * @param {File} file
 * @param {function(): void} onRemove
 * @returns {{element: HTMLElement, body: HTMLElement}}
 */
export function card(file, onRemove) {
    const remove = () => {
        onRemove();
        element.remove();
    };
    const body = h('div', { class: 'panel-body' });
    const element = h(
        'section',
        { class: 'panel file-card', 'aria-label': file.name },
        h(
            'div',
            { class: 'panel-head' },
            h('h2', {}, foreign(file.name)),
            h('span', { class: 'quiet' }, size(file.size)),
            h(
                'div',
                { class: 'actions' },
                h(
                    'button',
                    {
                        class: 'button plain small',
                        type: 'button',
                        'aria-label': `Take off ${file.name}`,
                        onclick: remove,
                    },
                    'Take off',
                ),
            ),
        ),
        body,
    );
    return { element, body };
}
