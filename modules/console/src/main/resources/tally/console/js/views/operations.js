/** What is going on: uploads and nodes as they move, rows a second over the last hour, why rows fail. */

import { get } from '../api.js';
import { barList } from '../charts/bar-list.js';
import { lineChart } from '../charts/line-chart.js';
import { sparkline } from '../charts/sparkline.js';
import { figuresPanel } from '../components/figures.js';
import { panel, viewHead } from '../components/head.js';
import { redraw } from '../components/redraw.js';
import { empty, notice } from '../components/state.js';
import { fill, foreign, h } from '../dom.js';
import { clock, count, number, short } from '../format.js';
import { follow } from '../live.js';
import { liveUploads } from '../operations/live-uploads.js';
import { nodesAtWork } from '../operations/nodes.js';
import { throughput } from '../operations/throughput.js';
import { link, queryText } from '../router.js';
import { cause } from '../words.js';

/** In the browser's title. */
export const title = 'Now';

const STATUS = '/admin/api/v1/upload-status';

/** As many uploads as the server tells at once: the chart is worked out from them. */
const WATCHED = 100;
const SHOWN = 12;

/** The chart moves by the minute; drawing it with each event would only take it from under the pointer. */
const CHART_MILLIS = 15_000;
const CAUSES_MILLIS = 10_000;
const MOST_CAUSES = 6;

/** Shows it, and keeps it up to date. */
export function render(container, params, context) {
    const parts = {
        figures: h('div'),
        chart: h('div', { class: 'throughput' }),
        causes: h('div', { class: 'cause-bars' }),
        uploads: h('div'),
    };
    const panels = h(
        'div',
        { class: 'columns' },
        h('section', { class: 'panel panel-body' }, parts.chart),
        h('section', { class: 'panel panel-body' }, parts.causes),
    );
    fill(container, viewHead('Now'), parts.figures, panels, panel('Uploads', parts.uploads, { flush: true }));
    const query = context.scope({ limit: WATCHED });
    const speed = speedChart(parts.chart);
    const stopUploads = follow({
        stream: `${STATUS}/stream?${queryText(query)}`,
        poll: (signal) => get(STATUS, query, { signal }),
        onData: (status) => showStatus(status, { ...parts, speed }),
    });
    const stopCauses = follow({
        poll: (signal) => get('/admin/api/v1/failed-jobs/groups', context.scope(), { signal }),
        onData: ({ results }) => redraw(parts.causes, causes(results)),
        every: CAUSES_MILLIS,
    });
    return () => [stopUploads, stopCauses, speed.dispose].forEach((stop) => stop());
}

function showStatus({ active_uploads: active, recent_uploads: uploads }, parts) {
    fill(parts.figures, figures(active, uploads));
    parts.speed.show(uploads);
    redraw(
        parts.uploads,
        uploads.length > 0
            ? liveUploads(uploads.slice(0, Math.max(SHOWN, active)))
            : empty('No uploads yet.', 'They appear here by themselves.'),
    );
}

function figures(active, uploads) {
    const nodes = nodesAtWork(uploads);
    const speed = nodes.reduce((sum, node) => sum + node.rowsPerSecond, 0);
    const waiting = uploads.filter((upload) => upload.status === 'pending').length;
    const names = nodes.map((node) =>
        h('div', {}, foreign(node.name), `: ${count(node.uploads, 'upload')}, ${short(node.rowsPerSecond)} rows/s`),
    );
    return figuresPanel('In figures', [
        { name: 'Active uploads', value: number(active) },
        { name: 'Of them waiting', value: number(waiting) },
        { name: 'Rows a second now', value: [short(speed), ' ', lately(uploads)] },
        { name: 'Nodes at work', value: number(nodes.length), note: names.length > 0 ? names : undefined },
    ]);
}

/** The last ten minutes, no taller than a word; nothing where nothing was read. */
function lately(uploads) {
    const speeds = throughput(uploads, Date.now())
        .slice(-10)
        .map((minute) => minute.rowsPerSecond);
    return speeds.some((speed) => speed > 0) && sparkline(speeds);
}

/** The chart, drawn at first and then every so often; not while a person reads it. */
function speedChart(place) {
    let chart = { dispose: () => {} };
    let drawn = -Infinity;
    const show = (uploads) => {
        if (performance.now() - drawn > CHART_MILLIS && !place.matches(':hover, :focus-within')) {
            drawn = performance.now();
            chart.dispose();
            chart = chartOf(throughput(uploads, Date.now()));
            fill(place, chart.element);
        }
    };
    return { show, dispose: () => chart.dispose() };
}

function chartOf(minutes) {
    const best = Math.max(...minutes.map((minute) => minute.rowsPerSecond));
    return lineChart({
        title: 'Rows a second, the last hour',
        summary: `Rows a second in each minute of the last hour, all nodes together. At most ${short(best)}.`,
        columns: ['Minute', 'Rows a second'],
        points: minutes.map(({ at, rowsPerSecond }) => ({
            label: clock(at).replace(/(:\d\d):\d\d/, '$1'),
            value: rowsPerSecond,
            detail: `${number(Math.round(rowsPerSecond * 10) / 10)} rows a second`,
        })),
        tick: short,
    });
}

function causes(groups) {
    if (groups.length === 0) {
        return notice('good', h('p', {}, 'No failed rows. Nothing to do.'));
    }
    const byCode = new Map();
    groups.forEach((group) => byCode.set(group.error_code, (byCode.get(group.error_code) ?? 0) + group.count));
    const bars = [...byCode]
        .sort((one, other) => other[1] - one[1])
        .slice(0, MOST_CAUSES)
        .map(([code, rows]) => ({
            label: h('a', { href: link('failed-rows', { error_code: code }) }, cause(code)),
            value: rows,
            detail: number(rows),
        }));
    return barList({
        title: `Failed rows to be mended: ${number([...byCode.values()].reduce((sum, rows) => sum + rows, 0))}`,
        columns: ['Cause', 'Rows'],
        bars,
    });
}
