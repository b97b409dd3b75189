/** The causes of the failures, the largest first: where to begin. */

import { panel } from '../components/head.js';
import { table } from '../components/table.js';
import { foreign, h } from '../dom.js';
import { number } from '../format.js';
import { here, link } from '../router.js';
import { cause, columnName } from '../words.js';

/** So many are shown at first: most of the work is in a few. */
const SHOWN = 4;

/**
 * A panel of causes.
 *
 * @param {Object[]} groups as the API has them
 * @param {{onFix: function(Object): void, onDiscard: function(Object): void}} can
 * @returns {HTMLElement}
 */
export function causesPanel(groups, can) {
    const few = groups.slice(0, SHOWN);
    const rest = groups.length - few.length;
    const box = h('div', {}, causeTable(few, can));
    const more = h('button', { class: 'button small plain', type: 'button' }, `Show ${number(rest)} more`);
    more.addEventListener('click', () => {
        box.replaceChildren(causeTable(groups, can));
        more.remove();
    });
    return panel('By cause', box, { flush: true, actions: rest > 0 ? [more] : [] });
}

function causeTable(groups, can) {
    const { query } = here();
    const columns = [
        { label: 'Rows', number: true, cell: (group) => number(group.count) },
        { label: 'Cause', wide: true, cell: (group) => causeLink(group, query) },
        { label: 'For example', cell: (group) => foreign(group.example_value) },
        { label: 'File', cell: (group) => foreign(group.file_name) },
        { label: 'What to do', cell: (group) => actions(group, can) },
    ];
    return table({ caption: 'Failed rows by cause', columns, rows: groups });
}

function causeLink(group, query) {
    const only = { ...query, file_id: group.file_id, error_code: group.error_code, offset: undefined, row: undefined };
    const column = group.column && h('span', { class: 'quiet' }, ` · ${columnName(group.column)}`);
    return [h('a', { class: 'cell-link', href: link('failed-rows', only) }, cause(group.error_code)), column];
}

function actions(group, { onFix, onDiscard }) {
    const about = `${cause(group.error_code)}, ${group.file_name}`;
    return h(
        'div',
        { class: 'row-actions' },
        h(
            'button',
            { class: 'button small', type: 'button', 'aria-label': `Mend all: ${about}`, onclick: () => onFix(group) },
            'Mend all …',
        ),
        h(
            'button',
            {
                class: 'button small plain',
                type: 'button',
                'aria-label': `Discard all: ${about}`,
                onclick: () => onDiscard(group),
            },
            'Discard all …',
        ),
    );
}
