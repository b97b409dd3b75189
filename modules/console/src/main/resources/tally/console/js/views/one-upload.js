/** One upload: what became of the file, in one look. */

import { ApiError, get, pause } from '../api.js';
import { badge, stateBadge } from '../components/badge.js';
import { panel, viewHead } from '../components/head.js';
import { partsBar } from '../components/progress.js';
import { keepFocus, rescueFocus } from '../components/redraw.js';
import { notice, problem } from '../components/state.js';
import { fill, foreign, h } from '../dom.js';
import { ago, count, money, moment, number } from '../format.js';
import { link } from '../router.js';
import { uploadActions } from '../upload/actions.js';
import { causesOf, failures } from '../upload/failures.js';
import { isAtWork, processing } from '../upload/processing.js';
import { stepList, stepsOf } from '../upload/steps.js';

/** In the browser's title, until the file's name is known. */
export const title = 'An upload';

/** The check of the books follows the last row by moments. */
const CHECK_TRIES = 20;
const CHECK_MILLIS = 500;

/** Shows the upload of params.id, and goes on as it does. */
export async function render(container, params, context) {
    const show = async () => {
        const upload = await read(params.id, context);
        context.title(upload.file_name);
        const [causes, steps] = await Promise.all([causesOf(upload, context), stepsOf(upload, context)]);
        keepFocus(container, () => fill(container, parts({ upload, causes, steps }, context, { again, afterAction })));
        return upload;
    };
    const again = () => show().catch((error) => stopped(error) || fill(container, problem(error, again)));
    const afterAction = () => again().then(() => rescueFocus(container));
    const upload = await show();
    if (awaitsCheck(upload)) {
        awaitCheck(params.id, context, again);
    }
}

function read(id, { signal }) {
    return get(`/data/upload-csv/${id}`, {}, { signal });
}

function stopped(error) {
    return error.name === 'AbortError';
}

function awaitsCheck(upload) {
    return upload.status === 'completed' && upload.consistency === null;
}

async function awaitCheck(id, context, again) {
    try {
        for (let i = 0; i < CHECK_TRIES && awaitsCheck(await read(id, context)); i += 1) {
            await pause(CHECK_MILLIS, context.signal);
        }
        again();
    } catch (error) {
        if (!stopped(error)) {
            throw error;
        }
    }
}

function parts({ upload, causes, steps }, context, { again, afterAction }) {
    const onEnd = () => {
        again();
        awaitCheck(upload.file_id, context, again);
    };
    const state = h('span', {}, stateBadge(upload.status));
    const sums = h('div', { class: 'columns' }, sumsOf(upload));
    const onMove = keepUpToDate({ state, sums }, upload.file_id, context);
    return [
        head({ upload, state }, context, afterAction),
        upload.error_message && notice('bad', h('p', {}, foreign(upload.error_message))),
        isAtWork(upload.status) && panel('Progress', processing(upload.file_id, context, { onEnd, onMove })),
        ...(upload.status === 'undone' ? [takenBack(steps)] : [sums, ...findings({ upload, causes, steps }, context)]),
    ];
}

function findings({ upload, causes, steps }, context) {
    const isCounted = causes.length > 0 && !isAtWork(upload.status);
    return [
        panel('Failed rows by cause', failures(upload, causes, context), { flush: isCounted }),
        h(
            'div',
            { class: 'columns' },
            panel('Check of the books', consistency(upload)),
            panel('What happened', stepList(steps)),
        ),
    ];
}

/** What there was to say about its rows and its money is no longer so. */
function takenBack(steps) {
    const words = 'Nothing of this file is in the books any more: its sales were removed, its failed rows discarded.';
    return [notice('', h('p', {}, words)), panel('What happened', stepList(steps))];
}

function sumsOf(upload) {
    return [panel('Rows', rows(upload)), panel('Money', moneyOf(upload))];
}

/** State, rows and money move with the progress: one look at a time; one that fails is let pass, the next will do. */
function keepUpToDate({ state, sums }, id, context) {
    let looking = false;
    return async () => {
        if (looking) {
            return;
        }
        looking = true;
        try {
            const upload = await read(id, context);
            fill(state, stateBadge(upload.status));
            fill(sums, sumsOf(upload));
        } catch (error) {
            if (!stopped(error) && !(error instanceof ApiError)) {
                throw error;
            }
        } finally {
            looking = false;
        }
    };
}

function head({ upload, state }, { staff, businesses }, afterAction) {
    const business = staff && businesses.find(({ id }) => id === upload.business_id);
    const subtitle = [
        state,
        business && [' ', foreign(business.name), ' ·'],
        ' uploaded ',
        h('time', { datetime: upload.created_at, title: moment(upload.created_at) }, ago(upload.created_at)),
        upload.data_source_name && [' · from ', foreign(upload.data_source_name)],
    ];
    return viewHead(foreign(upload.file_name), { subtitle, actions: uploadActions(upload, afterAction) });
}

function rows(upload) {
    const sales =
        upload.created_transactions > 0 &&
        h('p', {}, h('a', { href: link('sales', { file_id: upload.file_id }) }, 'See the sales of this file'));
    return [
        partsBar('Rows', [
            {
                name: 'Booked',
                kind: 'good',
                value: upload.created_transactions,
                text: number(upload.created_transactions),
            },
            { name: 'Already there', kind: 'neutral', value: upload.skipped_rows, text: number(upload.skipped_rows) },
            { name: 'Failed', kind: 'bad', value: upload.rows_failed, text: number(upload.rows_failed) },
        ]),
        h(
            'p',
            { class: 'quiet' },
            `${number(upload.rows_processed)} of ${number(upload.row_count)} rows of the file have been read.`,
        ),
        sales,
    ];
}

function moneyOf({ amounts }) {
    const unreadable =
        amounts.unreadable_rows > 0
            ? ` In ${count(amounts.unreadable_rows, 'failed row')} the amount cannot be read; that money is in no sum.`
            : '';
    return [
        partsBar('Money', [
            { name: 'Booked', kind: 'good', value: amounts.created, text: money(amounts.created) },
            { name: 'Already there', kind: 'neutral', value: amounts.skipped, text: money(amounts.skipped) },
            { name: 'Failed', kind: 'bad', value: amounts.failed, text: money(amounts.failed) },
        ]),
        h('p', { class: 'quiet' }, `${money(amounts.file)} in the file.${unreadable}`),
    ];
}

function consistency({ consistency: check, status }) {
    if (check === null) {
        return h(
            'p',
            { class: 'quiet' },
            status === 'completed' || isAtWork(status)
                ? 'The books are checked when the file is read.'
                : 'Not checked: the file was not read to its end.',
        );
    }
    if (check.ok) {
        return [
            badge('The books agree', 'good'),
            h('p', { class: 'quiet' }, 'Sales, stock and customers’ totals were compared after this file.'),
        ];
    }
    const warnings = check.warnings.map((warning) =>
        h(
            'li',
            {},
            `${warning.check}: `,
            foreign(warning.subject),
            `, expected ${warning.expected}, found ${warning.found}`,
        ),
    );
    return [
        badge('The books do not agree', 'bad'),
        h('ul', {}, warnings),
        h('p', {}, 'Please tell whoever looks after Tally.'),
    ];
}
