/** One receipt: its image beside what was read of it; to be corrected, confirmed or rejected. */

import { get, pause, send } from '../api.js';
import { stateBadge } from '../components/badge.js';
import { ask } from '../components/dialog.js';
import { panel, viewHead } from '../components/head.js';
import { shortcutHelp } from '../components/shortcuts.js';
import { notice } from '../components/state.js';
import { announce, toast } from '../components/toast.js';
import { fill, foreign, h } from '../dom.js';
import { count, day, money } from '../format.js';
import { imageViewer } from '../receipts/viewer.js';
import { ReviewForm } from '../receipts/review-form.js';
import { go, link } from '../router.js';

/** In the browser's title. */
export const title = 'Receipt';

const PATH = '/data/upload-receipt';
const LOOK_MILLIS = 700;

const KEYS = [
    ['Ctrl + Enter', 'Confirm what stands in the form'],
    ['+, −, 0', 'On the image: larger, smaller, fit'],
    ['↑ ↓ ← →', 'On the image: move it'],
    ['R', 'On the image: turn it'],
    ['?', 'These keys'],
];

/** Shows the receipt, and waits while it is being read. */
export async function render(container, params, context) {
    const url = `${PATH}/${params.id}`;
    const receipt = await get(url, context.scope(), { signal: context.signal });
    const stage = h('div', { class: 'review' });
    const state = h('div', { class: 'work' });
    const help = shortcutHelp(KEYS, context.signal);
    const viewer = imageViewer(`${url}/image`, receipt.file_name);
    const result = h('div', { class: 'rows' });
    const back = h('a', { class: 'button', href: link('receipts') }, 'All receipts');
    fill(container, viewHead(foreign(receipt.file_name), { actions: [back, help] }), state, stage);
    fill(stage, viewer, result);
    await show({ receipt, result, state, url, context });
}

/** Shows how it stands, and looks again until there is something to do or it is done. */
async function show(page) {
    const { receipt, result, state } = page;
    fill(
        state,
        h(
            'div',
            {},
            stateBadge(receipt.status),
            receipt.error_message && h('span', { class: 'reason' }, ' ', receipt.error_message),
        ),
    );
    fill(result, resultOf(page));
    announce(`Receipt: ${receipt.status.replace('_', ' ')}`);
    if (receipt.status === 'pending' || receipt.status === 'processing') {
        waitForIt(page);
    }
}

async function waitForIt(page) {
    try {
        await pause(LOOK_MILLIS, page.context.signal);
        const receipt = await get(page.url, page.context.scope(), { signal: page.context.signal });
        const moved = receipt.status !== page.receipt.status;
        await (moved ? show({ ...page, receipt }) : waitForIt(page));
    } catch (error) {
        if (error.name !== 'AbortError') {
            toast(error.message, { kind: 'bad' });
        }
    }
}

function resultOf(page) {
    const { receipt } = page;
    if (receipt.status === 'needs_review') {
        return reviewPanel(page);
    }
    if (receipt.status === 'pending' || receipt.status === 'processing') {
        return notice('', h('p', {}, 'Tally is reading it. This takes some seconds.'));
    }
    return [receipt.extracted_data && readPanel(receipt), nextButton(page)];
}

function reviewPanel(page) {
    const { extracted_data: read } = page.receipt;
    const form = new ReviewForm(read, {
        onConfirm: (decision) => decide(page, 'confirm', decision),
        onReject: () => reject(page),
    });
    return [panel('What was read', form.element), textOf(read), nextButton(page)];
}

/** What became of a receipt about which nothing is to be decided any more. */
function readPanel({
    extracted_data: read,
    created_transactions: booked,
    skipped_items: skipped,
    failed_items: failed,
}) {
    const lines = read.items.map((item) =>
        h(
            'tr',
            {},
            h('td', {}, foreign(item.name)),
            h('td', { class: 'number' }, item.qty),
            h('td', { class: 'number' }, money(item.price)),
        ),
    );
    const heads = h(
        'tr',
        {},
        h('th', { scope: 'col' }, 'Item'),
        h('th', { scope: 'col', class: 'number' }, 'Quantity'),
        h('th', { scope: 'col', class: 'number' }, 'Amount'),
    );
    const words = `${count(booked, 'sale')} booked, ${skipped} already there, ${failed} failed.`;
    const body = [
        h('p', {}, foreign(read.merchant ?? 'Shop not read'), ` · ${day(read.date)} · total ${money(read.total)}`),
        h(
            'table',
            { class: 'table' },
            h('caption', { class: 'visually-hidden' }, 'Items'),
            h('thead', {}, heads),
            h('tbody', {}, lines),
        ),
        h('p', { class: 'quiet' }, words),
    ];
    return [panel('What was read', body), textOf(read)];
}

function textOf({ text }) {
    return h(
        'details',
        {},
        h('summary', {}, 'The text as it was recognised'),
        h('pre', { class: 'read-text foreign', tabindex: 0 }, text),
    );
}

async function decide(page, how, decision) {
    const business = page.context.staff ? `?business_id=${page.receipt.business_id}` : '';
    const receipt = await send('POST', `${page.url}/${how}${business}`, decision);
    await show({ ...page, receipt });
    await goOn(page, how === 'confirm' ? 'Confirmed.' : 'Rejected.');
}

async function reject(page) {
    await ask({
        title: 'Reject this receipt?',
        body: h('p', {}, 'Nothing of it is booked, and it cannot be confirmed any more.'),
        confirm: 'Reject',
        danger: true,
        onConfirm: () => decide(page, 'reject'),
    });
}

/** To the next receipt that waits, the oldest first; where none does, one stays. */
async function goOn(page, words) {
    const next = await nextWaiting(page);
    toast(next ? `${words} Here is the next one.` : `${words} No other receipt waits.`);
    if (next) {
        go(`receipts/${next.image_id}`);
    }
}

async function nextWaiting({ receipt, context }) {
    const { results } = await get(PATH, context.scope({ limit: 100 }), { signal: context.signal });
    return results.filter((other) => other.status === 'needs_review' && other.image_id !== receipt.image_id).at(-1);
}

function nextButton(page) {
    const button = h('button', { class: 'button', type: 'button' }, 'Next to be checked');
    button.addEventListener('click', async () => {
        const next = await nextWaiting(page);
        if (next) {
            go(`receipts/${next.image_id}`);
        } else {
            toast('No other receipt waits to be checked.');
        }
    });
    return h('div', { class: 'review-actions' }, button);
}
