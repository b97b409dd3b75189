import { s } from '../dom.js';
import { linear } from './scale.js';

const WIDTH = 96;
const HEIGHT = 22;

/**
 * Draws a few values as a line no taller than a word; the number itself must stand beside it.
 *
 * @param {number[]} values oldest first
 * @returns {SVGElement} hidden from screen readers
 */
export function sparkline(values) {
    const x = linear([0, Math.max(1, values.length - 1)], [2, WIDTH - 2]);
    const y = linear([0, Math.max(...values, 1)], [HEIGHT - 2, 2]);
    const points = values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
    return s(
        'svg',
        { class: 'sparkline', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, 'aria-hidden': 'true' },
        s('polyline', { class: 'chart-line', points }),
    );
}
