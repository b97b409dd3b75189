/** Dialogs, on the browser's own <dialog>: it keeps the focus inside, closes with Escape and gives the focus back. */

import { h } from '../dom.js';

let made = 0;

/**
 * Opens a dialog and waits for its end.
 *
 * @param {{title: string, body: *, confirm: string, cancel?: string|null, danger?: boolean, wide?: boolean,
 *     onConfirm?: function(): Promise<void>}} what body: children of h(); onConfirm: is awaited before the dialog closes, and
 *     what it throws is shown in the dialog, which then stays
 * @returns {Promise<boolean>} whether it was confirmed
 */
export function ask({ title, body, confirm, cancel = 'Cancel', danger = false, wide = false, onConfirm }) {
    return new Promise((resolve) => {
        const id = `dialog-${(made += 1)}`;
        const error = h('p', { class: 'field error', role: 'alert' });
        const yes = h('button', { class: `button primary ${danger ? 'danger' : ''}`, type: 'submit' }, confirm);
        const no = cancel && h('button', { class: 'button', type: 'button', onclick: () => dialog.close() }, cancel);
        const words = h('div', { class: 'body' }, body, error);
        const form = h(
            'form',
            { method: 'dialog' },
            h('h2', { id }, title),
            words,
            h('div', { class: 'actions' }, no, yes),
        );
        const dialog = h('dialog', { class: `dialog ${wide ? 'wide' : ''}`, 'aria-labelledby': id }, form);
        form.addEventListener('submit', (event) => confirmed(event, { dialog, yes, no, error, onConfirm }));
        dialog.addEventListener('close', () => {
            dialog.remove();
            resolve(dialog.returnValue === 'yes');
        });
        document.getElementById('dialogs').append(dialog);
        dialog.showModal();
    });
}

/** Closes the dialog when the work is done; where that fails it says why, and stays. */
async function confirmed(event, { dialog, yes, no, error, onConfirm }) {
    event.preventDefault();
    const atWork = (is) => [yes, no].filter(Boolean).forEach((button) => (button.disabled = is));
    error.textContent = '';
    atWork(true);
    yes.classList.add('working');
    try {
        await onConfirm?.();
        dialog.close('yes');
    } catch (problem) {
        error.textContent = problem.message;
    } finally {
        atWork(false);
        yes.classList.remove('working');
    }
}
