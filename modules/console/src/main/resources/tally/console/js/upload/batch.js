/** Several files at once: one button for all that can be sent as they are. */

import { fill, h } from '../dom.js';
import { number } from '../format.js';

/** The files on the page that wait for nothing but to be sent. */
export class Batch {
    #starts = new Map();

    /** Where the button appears as soon as it saves a click. */
    element = h('div', { class: 'batch' });

    /**
     * A file could be sent.
     *
     * @param {HTMLElement} card of it
     * @param {function(): Promise<void>} start sends it
     */
    ready(card, start) {
        this.#starts.set(card, start);
        this.#show();
    }

    /** A file can not be sent, or not any more. @param {HTMLElement} card of it */
    waits(card) {
        this.#starts.delete(card);
        this.#show();
    }

    #show() {
        const files = this.#starts.size;
        const words = `Upload all ${number(files)} files that are ready`;
        const button = h('button', { class: 'button primary', type: 'button', onclick: () => this.#sendAll() }, words);
        fill(this.element, files > 1 && button);
    }

    /** One after the other: the connection is the narrow part. */
    async #sendAll() {
        const starts = [...this.#starts.values()];
        this.#starts.clear();
        this.#show();
        for (const start of starts) {
            await start();
        }
    }
}
