/** What can be done about all failed rows of one cause in one file, and following it to its end. */

import { get, pause, send } from '../api.js';
import { ask } from '../components/dialog.js';
import { progress } from '../components/progress.js';
import { announce, toast } from '../components/toast.js';
import { fill, h } from '../dom.js';
import { count, number } from '../format.js';
import { cause } from '../words.js';
import { fixAll } from './fix-all.js';

const PATH = '/admin/api/v1/failed-jobs';
const LOOK_MILLIS = 700;

/**
 * Has all of a kind mended, and shows how far it is.
 *
 * @param {Object} kind a group, or one failed row
 * @param {{place: HTMLElement, signal: AbortSignal, done: function(): void}} work place: where the progress is shown; done: is
 *     called when there is nothing left to wait for
 */
export async function mendKind(kind, { place, signal, done }) {
    const tried = await fixAll(kind);
    if (tried === undefined) {
        return;
    }
    try {
        await followToTheEnd(kind, { tried, place, signal });
        done();
    } catch (error) {
        if (error.name !== 'AbortError') {
            toast(error.message, { kind: 'bad' });
        }
    } finally {
        fill(place);
    }
}

/**
 * Has all of a kind discarded, after one question.
 *
 * @param {Object} kind
 * @param {{done: function(): void}} work
 */
export async function discardKind(kind, { done }) {
    const selection = { file_id: kind.file_id, error_code: kind.error_code };
    const { count: failed } = await get(PATH, { ...selection, status: 'failed', limit: 1 });
    let gone;
    const sure = await ask({
        title: `Discard ${count(failed, 'row')}?`,
        body: [
            h('p', {}, cause(kind.error_code), ' · ', h('bdi', {}, kind.file_name)),
            h('p', {}, 'They are taken for no sales, for good. Their money stays among what failed.'),
        ],
        confirm: `Discard ${count(failed, 'row')}`,
        danger: true,
        onConfirm: async () => {
            gone = (await send('POST', `${PATH}/discard`, selection)).count;
        },
    });
    if (sure) {
        toast(`${count(gone, 'row')} discarded.`);
        done();
    }
}

async function followToTheEnd(kind, { tried, place, signal }) {
    const bar = progress('Rows being tried');
    fill(place, bar.element);
    announce(`${count(tried, 'row')} are being tried.`);
    for (let left = tried; left > 0;) {
        bar.set((100 * (tried - left)) / tried, `Trying ${count(tried, 'row')}`, `${number(tried - left)} done`);
        await pause(LOOK_MILLIS, signal);
        left = await counted({ file_id: kind.file_id, status: 'pending' }, signal);
    }
    const again = await counted({ file_id: kind.file_id, error_code: kind.error_code, status: 'failed' }, signal);
    toast(
        again === 0
            ? `${count(tried, 'row')} tried: none of this kind is left.`
            : `${count(tried, 'row')} tried: ${number(again)} of this kind are left.`,
    );
}

async function counted(filter, signal) {
    return (await get(PATH, { ...filter, limit: 1 }, { signal })).count;
}
