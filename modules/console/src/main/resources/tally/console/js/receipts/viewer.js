/** An image that can be enlarged, moved and turned: by pointer, wheel, buttons and keys. */

import { h } from '../dom.js';

const STEP = 1.25;
const MOST = 8;
const MOVE_PIXELS = 60;
const KEYS = 'Image: plus and minus enlarge, arrows move, R turns';
const UNSEEN = 'The image cannot be shown here.';

/**
 * A panel with the image.
 *
 * @param {string} url
 * @param {string} name what it is called, for those who do not see it
 * @returns {HTMLElement}
 */
export function imageViewer(url, name) {
    const image = h('img', { src: url, alt: `The receipt ${name}`, draggable: 'false' });
    const stage = h('div', { class: 'viewer-stage', tabindex: 0, role: 'group', 'aria-label': KEYS }, image);
    const view = new View(stage, image);
    listen(stage, image, view);
    return h(
        'section',
        { class: 'panel viewer' },
        h(
            'div',
            { class: 'panel-head' },
            h('h2', {}, 'Image'),
            h('div', { class: 'actions viewer-tools' }, tools(view)),
        ),
        stage,
    );
}

function listen(stage, image, view) {
    image.addEventListener('load', () => view.fit());
    image.addEventListener('error', () => stage.replaceChildren(h('p', { class: 'panel-body' }, UNSEEN)));
    stage.addEventListener('keydown', (event) => view.onKey(event));
    stage.addEventListener('wheel', (event) => view.onWheel(event), { passive: false });
    stage.addEventListener('pointerdown', (event) => view.onDrag(event));
}

function tools(view) {
    const tool = (words, label, onclick) =>
        h('button', { class: 'button small', type: 'button', 'aria-label': label, title: label, onclick }, words);
    return [
        tool('+', 'Larger', () => view.zoom(STEP)),
        tool('−', 'Smaller', () => view.zoom(1 / STEP)),
        tool('Fit', 'Fit', () => view.fit()),
        tool('Turn', 'Turn right', () => view.turn()),
    ];
}

/** Where the image is on its stage. */
class View {
    #stage;
    #image;
    #scale = 1;
    #turns = 0;
    #x = 0;
    #y = 0;

    constructor(stage, image) {
        this.#stage = stage;
        this.#image = image;
    }

    /** All of it, as large as it can be. */
    fit() {
        const { naturalWidth, naturalHeight } = this.#image;
        const [width, height] = this.#turns % 2 === 0 ? [naturalWidth, naturalHeight] : [naturalHeight, naturalWidth];
        this.#scale = Math.min(this.#stage.clientWidth / width, this.#stage.clientHeight / height, 1.5);
        this.#x = 0;
        this.#y = 0;
        this.#draw();
    }

    /** Larger or smaller, around the middle of the stage. */
    zoom(factor) {
        const next = Math.min(MOST, Math.max(0.05, this.#scale * factor));
        this.#x *= next / this.#scale;
        this.#y *= next / this.#scale;
        this.#scale = next;
        this.#draw();
    }

    /** A quarter to the right. */
    turn() {
        this.#turns += 1;
        this.fit();
    }

    onKey(event) {
        const acts = {
            '+': () => this.zoom(STEP),
            '=': () => this.zoom(STEP),
            '-': () => this.zoom(1 / STEP),
            0: () => this.fit(),
            r: () => this.turn(),
            ArrowLeft: () => this.#move(MOVE_PIXELS, 0),
            ArrowRight: () => this.#move(-MOVE_PIXELS, 0),
            ArrowUp: () => this.#move(0, MOVE_PIXELS),
            ArrowDown: () => this.#move(0, -MOVE_PIXELS),
        };
        if (acts[event.key] && !event.ctrlKey && !event.metaKey) {
            event.preventDefault();
            acts[event.key]();
        }
    }

    onWheel(event) {
        event.preventDefault();
        this.zoom(event.deltaY < 0 ? STEP : 1 / STEP);
    }

    onDrag(event) {
        const end = new AbortController();
        this.#stage.setPointerCapture(event.pointerId);
        this.#stage.classList.add('dragged');
        const finish = () => {
            end.abort();
            this.#stage.classList.remove('dragged');
        };
        const on = (type, act) => this.#stage.addEventListener(type, act, { signal: end.signal });
        on('pointermove', (moved) => this.#move(moved.movementX, moved.movementY));
        on('pointerup', finish);
        on('pointercancel', finish);
    }

    #move(x, y) {
        this.#x += x;
        this.#y += y;
        this.#draw();
    }

    #draw() {
        const place = `translate(-50%, -50%) translate(${this.#x}px, ${this.#y}px)`;
        this.#image.style.transform = `${place} rotate(${this.#turns * 90}deg) scale(${this.#scale})`;
    }
}
