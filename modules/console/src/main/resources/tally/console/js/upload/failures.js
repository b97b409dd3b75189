/** Why rows of an upload failed, grouped by cause. */

import { get } from '../api.js';
import { empty } from '../components/state.js';
import { foreign, h } from '../dom.js';
import { count, number } from '../format.js';
import { link } from '../router.js';
import { cause as causeInWords } from '../words.js';
import { labelOf } from './mapping.js';
import { isAtWork } from './processing.js';

/**
 * The causes of an upload's failures, the largest first: counted by Tally for staff, from the failures that it shows for a
 * shop.
 *
 * @param {Object} upload
 * @param {{staff: boolean, signal: AbortSignal}} context
 * @returns {Promise<{code: string, column: string|null, count: number, example: string}[]>}
 */
export async function causesOf(upload, { staff, signal }) {
    if (!staff) {
        return grouped(upload.errors);
    }
    const { results } = await get('/admin/api/v1/failed-jobs/groups', { file_id: upload.file_id }, { signal });
    return results.map((group) => ({
        code: group.error_code,
        column: group.column,
        count: group.count,
        example: group.example_value,
    }));
}

/**
 * The causes as a list, and the rows behind them.
 *
 * @param {Object} upload
 * @param {Object[]} causes of {@link causesOf}
 * @param {{staff: boolean}} context
 * @returns {HTMLElement}
 */
export function failures(upload, causes, { staff }) {
    if (isAtWork(upload.status)) {
        return h('p', { class: 'quiet' }, 'They are sorted by cause when the file is read.');
    }
    if (causes.length === 0) {
        return empty('No failed rows.', 'Nothing to do.');
    }
    const isPart = !staff && upload.rows_failed > upload.errors.length;
    return h(
        'div',
        { class: 'causes' },
        isPart &&
            h(
                'p',
                { class: 'quiet causes-note' },
                `Counted from the first ${number(upload.errors.length)} of ${count(upload.rows_failed, 'failed row')}.`,
            ),
        h(
            'ul',
            {},
            causes.map((cause) => causeLine(upload, cause, staff)),
        ),
        upload.errors.length > 0 && rowsBehind(upload.errors, upload.rows_failed),
        !staff && wayOn(),
    );
}

/** How a shop mends them. */
function wayOn() {
    return h(
        'p',
        { class: 'quiet causes-note' },
        'To mend them: download the failed rows, correct them in a spreadsheet, and ',
        h('a', { href: link('upload') }, 'upload that file'),
        '. What is right then is booked, and nothing twice.',
    );
}

function causeLine(upload, cause, staff) {
    const where = cause.column ? ` (${labelOf(cause.column)})` : '';
    const example = cause.example
        ? h('span', { class: 'quiet' }, ' such as ', h('code', {}, foreign(cause.example)))
        : undefined;
    const href = link('failed-rows', { file_id: upload.file_id, error_code: cause.code });
    return h(
        'li',
        {},
        h('strong', { class: 'cause-count' }, number(cause.count)),
        h('span', { class: 'cause' }, causeInWords(cause.code) + where, example),
        staff && h('a', { class: 'button small', href }, 'Mend these'),
    );
}

function rowsBehind(errors, total) {
    const lines = errors.map((error) =>
        h(
            'li',
            {},
            h('span', { class: 'quiet nowrap' }, `Row ${number(error.row)}`),
            h('span', {}, foreign(error.error)),
        ),
    );
    const words =
        errors.length < total ? `The first ${count(errors.length, 'row')}` : `The ${count(errors.length, 'row')}`;
    return h('details', { class: 'more' }, h('summary', {}, words), h('ul', { class: 'error-rows' }, lines));
}

function grouped(errors) {
    const groups = new Map();
    for (const { error_code: code, column, value } of errors) {
        const key = `${code} ${column}`;
        const group = groups.get(key) ?? { code, column, count: 0, example: value };
        groups.set(key, { ...group, count: group.count + 1 });
    }
    return [...groups.values()].sort((one, other) => other.count - one.count);
}
