/** A file of sales on its way: preview, sending, reading, done. */

import { ApiError, get, sendForm } from '../api.js';
import { field, input } from '../components/field.js';
import { partsBar, progress } from '../components/progress.js';
import { loading, notice, problem } from '../components/state.js';
import { announce } from '../components/toast.js';
import { fill, h } from '../dom.js';
import { count, number, size } from '../format.js';
import { link } from '../router.js';
import { card } from './card.js';
import { mappingForm, needsAnswer } from './mapping.js';
import { previewParts } from './preview.js';
import { processing } from './processing.js';
import { knownSources, rememberSource } from './sources.js';

const TOO_LARGE = 413;

/** Answers about the file itself: it would be the same another time. */
const REFUSED = new Set([400, TOO_LARGE, 415]);

/**
 * A card that takes a file from its preview to its end.
 *
 * @param {File} file
 * @param {Object} context of the view
 * @param {import('./batch.js').Batch} batch is told whether the file could be sent as it is
 * @returns {HTMLElement}
 */
export function salesCard(file, context, batch) {
    const stop = new AbortController();
    const own = { ...context, signal: AbortSignal.any([context.signal, stop.signal]) };
    const here = card(file, () => {
        batch.waits(here.element);
        stop.abort();
    });
    const ready = (start) => (start ? batch.ready(here.element, start) : batch.waits(here.element));
    look({ file, context: own, body: here.body, fields: {}, ready });
    return here.element;
}

/** Asks what an upload with these fields would do, and shows it. */
async function look(state) {
    const { file, context, body, fields } = state;
    const quiet = body.querySelector('.preview');
    quiet ? quiet.setAttribute('aria-busy', 'true') : fill(body, loading('Looking into the file …'));
    state.ready(undefined);
    state.round = (state.round ?? 0) + 1;
    const { round } = state;
    try {
        const preview = await sendForm('/data/preview-csv', form(file, fields, context), { signal: context.signal });
        if (round === state.round) {
            showPreview(state, preview);
        }
    } catch (error) {
        if (error.name !== 'AbortError') {
            fill(body, problem(error, REFUSED.has(error.status) ? undefined : () => look(state)), wayOn(error));
        }
    }
}

/** What a person can do about a file that Tally does not take, beyond what the answer says. */
function wayOn({ status }) {
    const words =
        'Please cut it into smaller files, for example one a month. A row that is in two of them is booked once.';
    return status === TOO_LARGE && h('p', { class: 'quiet' }, words);
}

function showPreview(state, preview) {
    const change = (changes) => look(Object.assign(state, { fields: { ...state.fields, ...changes } }));
    const focused = document.activeElement?.getAttribute('name');
    const blocked = Boolean(preview.problem) || needsAnswer(preview);
    const check =
        'Tally has worked out how to read this file. Please check the columns and the first rows, then upload it.';
    fill(
        state.body,
        h(
            'div',
            { class: 'preview' },
            sourceField(state, change),
            preview.needs_confirmation && !blocked && notice('', h('p', {}, check)),
            mappingPart(state, preview, { change, isOpen: preview.needs_confirmation || blocked }),
            previewParts(preview),
            uploadButton(state, preview, blocked),
        ),
    );
    state.ready(blocked || preview.needs_confirmation ? undefined : () => upload(state, preview));
    state.body.querySelector(`[name="${CSS.escape(focused ?? '')}"]`)?.focus();
    announce(
        preview.problem ??
            `Preview: ${count(preview.summary.accepted, 'row')} can be booked, ${number(preview.summary.failed)} with a problem.`,
    );
}

function mappingPart(state, preview, { change, isOpen }) {
    const words = h('summary', {}, 'Columns and formats');
    const part = h('details', { class: 'more', open: isOpen || state.opened }, words, mappingForm(preview, change));
    part.addEventListener('toggle', () => (state.opened = part.open));
    return part;
}

function uploadButton(state, preview, blocked) {
    const onclick = () => upload(state, preview);
    const button = h(
        'button',
        { class: 'button primary', type: 'button', disabled: blocked, onclick },
        buttonWords(preview),
    );
    return h(
        'div',
        { class: 'card-actions' },
        button,
        blocked && h('span', { class: 'quiet' }, 'Please settle what is marked above first.'),
    );
}

function buttonWords({ row_count: rows }) {
    return rows ? `Upload ${count(rows, 'row')}` : 'Upload';
}

/** Files of one source look alike: what is settled for the first is remembered for the next. */
function sourceField(state, change) {
    const list = h(
        'datalist',
        { id: `sources-${state.file.name}-${state.file.lastModified}` },
        knownSources().map((name) => h('option', { value: name })),
    );
    const name = input({
        name: 'source',
        value: state.fields.data_source_name ?? '',
        list: list.id,
        maxlength: 255,
        placeholder: 'Till at the door',
    });
    name.addEventListener('change', () => change({ data_source_name: name.value.trim() }));
    return h(
        'div',
        { class: 'source' },
        field('Where is it from? (optional)', name, {
            hint: 'With a name, Tally remembers the columns and formats for the next file from there.',
        }),
        list,
    );
}

async function upload(state, preview) {
    const { file, context, body, fields } = state;
    const bar = progress('Sending the file');
    state.ready(undefined);
    fill(body, bar.element);
    bar.set(0, 'Sending …');
    const onProgress = (done, all) => bar.set((done / all) * 100, `Sending: ${size(done)} of ${size(all)}`);
    try {
        const confirmed = { ...preview.upload_fields, ...fields };
        const sent = await sendForm('/data/upload-csv', form(file, confirmed, context), { onProgress });
        rememberSource(fields.data_source_name);
        read(state, sent.data);
    } catch (error) {
        fill(body, ...(error.status === 0 ? lostOnTheWay(state, preview) : notTaken(state, error)));
    }
}

/** Sending it again is safe: Tally books no row of a file twice. */
function lostOnTheWay(state, preview) {
    const words =
        'The connection was lost while the file was on its way. Please send it again: whatever has arrived is not booked twice.';
    return [
        notice('bad', h('p', { role: 'alert' }, words)),
        h(
            'div',
            { class: 'card-actions' },
            action('Send again', () => upload(state, preview), 'primary'),
            back(state),
        ),
    ];
}

function notTaken(state, error) {
    return [problem(error), h('div', { class: 'card-actions' }, back(state))];
}

function back(state) {
    return action('Back to the preview', () => look(state));
}

function action(words, onclick, kind = '') {
    return h('button', { class: `button ${kind}`, type: 'button', onclick }, words);
}

function read({ context, body }, { file_id: fileId, duplicate_of: twin }) {
    announce('The file is with Tally and is being read.');
    const again =
        twin &&
        notice(
            'warn',
            h(
                'p',
                {},
                'The very same file was uploaded before. Rows that are there already are not booked again. ',
                h('a', { href: link(`uploads/${twin}`) }, 'The first upload'),
            ),
        );
    const reading = processing(fileId, context, { onEnd: () => finished(body, fileId, context) });
    fill(
        body,
        again,
        reading,
        h(
            'div',
            { class: 'card-actions' },
            h('a', { class: 'button small', href: link(`uploads/${fileId}`) }, 'Open this upload'),
        ),
    );
}

async function finished(body, fileId, context) {
    try {
        const upload = await get(`/data/upload-csv/${fileId}`, {}, { signal: context.signal });
        fill(
            body,
            outcome(upload),
            h(
                'div',
                { class: 'card-actions' },
                h('a', { class: 'button', href: link(`uploads/${fileId}`) }, 'See what happened'),
            ),
        );
        announce(
            `${upload.file_name}: ${number(upload.created_transactions)} booked, ${number(upload.rows_failed)} failed.`,
        );
    } catch (error) {
        if (error instanceof ApiError) {
            fill(body, problem(error));
        }
    }
}

function outcome(upload) {
    if (upload.status === 'failed') {
        return notice('bad', h('p', {}, upload.error_message));
    }
    return partsBar('Rows', [
        { name: 'Booked', kind: 'good', value: upload.created_transactions, text: number(upload.created_transactions) },
        { name: 'Already there', kind: 'neutral', value: upload.skipped_rows, text: number(upload.skipped_rows) },
        { name: 'Failed', kind: 'bad', value: upload.rows_failed, text: number(upload.rows_failed) },
    ]);
}

function form(file, fields, context) {
    const data = new FormData();
    for (const [name, value] of Object.entries(context.scope(fields))) {
        data.append(name, typeof value === 'object' ? JSON.stringify(value) : value);
    }
    data.append('file', file, file.name);
    return data;
}
