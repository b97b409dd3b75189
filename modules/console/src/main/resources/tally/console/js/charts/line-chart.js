import { h, s } from '../dom.js';
import { chartFigure } from './figure.js';
import { linear, niceTicks, spread } from './scale.js';

const HEIGHT = 220;
const MARGIN = { top: 14, right: 12, bottom: 26, left: 60 };
const LABEL_WIDTH = 92;

/**
 * @typedef {object} Point
 * @property {string} label what stands before the value when it is read out
 * @property {string} [mark] what stands below the axis, where the label is too long for it
 * @property {number} value
 * @property {string} detail the value in words: "1,240.00, 12 sales"
 */

/**
 * Draws values over time as a line with the area below it. The numbers can be had by pointing, by the arrow keys and as a
 * table. It draws itself anew, in the same height, when its width changes.
 *
 * @param {object} chart
 * @param {string} chart.title what it shows
 * @param {string} chart.summary the same in one or two sentences, for those who do not see it
 * @param {Point[]} chart.points oldest first, at least one
 * @param {string[]} chart.columns headings of the two columns of the table
 * @param {function(number): string} chart.tick writes a number beside the axis
 * @returns {{element: HTMLElement, dispose: function(): void}}
 */
export function lineChart(chart) {
    const plot = h('div', { class: 'chart-plot' });
    const reading = h('output', { class: 'chart-reading' });
    const slider = cursorSlider(chart, (index) => show(index));
    const drawing = { layout: null, marker: null };

    function draw() {
        drawing.layout = layoutOf(chart, Math.max(240, plot.clientWidth || 720));
        drawing.marker = marker();
        plot.replaceChildren(picture(chart, drawing.layout, drawing.marker), slider);
        show(Number(slider.value));
    }

    function show(index) {
        const point = chart.points[index];
        reading.textContent = `${point.label}: ${point.detail}`;
        slider.value = index;
        slider.setAttribute('aria-valuetext', reading.textContent);
        place(drawing.marker, drawing.layout, index, point.value);
    }

    slider.addEventListener('pointermove', (event) => show(indexAt(event, drawing.layout, chart.points.length)));
    draw();
    const watcher = new ResizeObserver(() => draw());
    watcher.observe(plot);
    return { element: chartFigure(chart, [plot, reading]), dispose: () => watcher.disconnect() };
}

function cursorSlider(chart, onMove) {
    const last = chart.points.length - 1;
    const slider = h('input', {
        type: 'range',
        class: 'chart-cursor',
        min: 0,
        max: last,
        value: last,
        step: 1,
        'aria-label': `${chart.title}: go through the values`,
    });
    slider.addEventListener('input', () => onMove(Number(slider.value)));
    return slider;
}

function layoutOf(chart, width) {
    const ticks = niceTicks(Math.max(...chart.points.map((point) => point.value)));
    const bottom = HEIGHT - MARGIN.bottom;
    return {
        width,
        ticks,
        bottom,
        x: linear([0, Math.max(1, chart.points.length - 1)], [MARGIN.left, width - MARGIN.right]),
        y: linear([0, ticks.at(-1)], [bottom, MARGIN.top]),
    };
}

function picture(chart, layout, cursor) {
    return s(
        'svg',
        { class: 'chart-svg', role: 'img', viewBox: `0 0 ${layout.width} ${HEIGHT}`, height: HEIGHT },
        s('title', {}, chart.title),
        s('desc', {}, chart.summary),
        ...layout.ticks.map((tick) => gridLine(chart, layout, tick)),
        ...dateLabels(chart, layout),
        ...curve(chart, layout),
        cursor,
    );
}

function gridLine(chart, layout, tick) {
    const y = layout.y(tick);
    return s(
        'g',
        { class: 'chart-grid' },
        s('line', { x1: MARGIN.left, x2: layout.width - MARGIN.right, y1: y, y2: y }),
        s('text', { x: MARGIN.left - 8, y, dy: '0.32em', 'text-anchor': 'end' }, chart.tick(tick)),
    );
}

function dateLabels(chart, layout) {
    const room = Math.floor((layout.width - MARGIN.left) / LABEL_WIDTH);
    return spread(chart.points.length, room).map((index) =>
        s(
            'text',
            {
                class: 'chart-label',
                x: layout.x(index),
                y: HEIGHT - 8,
                'text-anchor': index === 0 ? 'start' : 'middle',
            },
            chart.points[index].mark ?? chart.points[index].label,
        ),
    );
}

function curve(chart, layout) {
    const line = chart.points.map((point, index) => `${round(layout.x(index))},${round(layout.y(point.value))}`);
    const last = chart.points.length - 1;
    if (last === 0) {
        return [s('circle', { class: 'chart-dot', cx: layout.x(0), cy: layout.y(chart.points[0].value), r: 4 })];
    }
    const area = [`${MARGIN.left},${layout.bottom}`, ...line, `${round(layout.x(last))},${layout.bottom}`];
    return [
        s('polygon', { class: 'chart-area', points: area.join(' ') }),
        s('polyline', { class: 'chart-line', points: line.join(' ') }),
    ];
}

function marker() {
    return s('g', { class: 'chart-marker' }, s('line'), s('circle', { r: 4.5 }));
}

function place(group, layout, index, value) {
    const [line, dot] = group.children;
    const x = layout.x(index);
    Object.entries({ x1: x, x2: x, y1: MARGIN.top, y2: layout.bottom }).forEach((pair) => line.setAttribute(...pair));
    Object.entries({ cx: x, cy: layout.y(value) }).forEach((pair) => dot.setAttribute(...pair));
}

function indexAt(event, layout, length) {
    const box = event.currentTarget.getBoundingClientRect();
    const inside = (event.clientX - box.left) * (layout.width / box.width);
    const share = (inside - MARGIN.left) / (layout.width - MARGIN.right - MARGIN.left);
    return Math.min(length - 1, Math.max(0, Math.round(share * (length - 1))));
}

function round(value) {
    return Math.round(value * 10) / 10;
}
