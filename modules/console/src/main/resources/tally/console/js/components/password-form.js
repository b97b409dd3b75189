/** Choosing a password: one field that can be looked at, instead of typing it twice. */

import { h } from '../dom.js';
import { changePassword } from '../session.js';
import { field, input } from './field.js';

/** As the API has them. */
const AT_LEAST = 8;
const AT_MOST = 1024;

/**
 * The form.
 *
 * @param {{email: string, current?: string, head: Node[], onChosen: function(): Promise<void>}} what email: for the browser's
 *     own memory of passwords; current: the password of now, where it was typed just before; head: what stands above the fields
 * @returns {HTMLElement}
 */
export function passwordForm({ email, current, head, onChosen }) {
    const old = current === undefined && passwordInput({ name: 'current', autocomplete: 'current-password' });
    const chosen = passwordInput({
        name: 'chosen',
        autocomplete: 'new-password',
        minlength: AT_LEAST,
        maxlength: AT_MOST,
    });
    const error = h('p', { class: 'error', role: 'alert' });
    const button = h('button', { class: 'button primary', type: 'submit' }, 'Keep this password');
    const form = h(
        'form',
        { class: 'password-form' },
        head,
        h('input', { type: 'text', autocomplete: 'username', value: email, hidden: true }),
        old && field('Current password', old),
        field('New password', chosen, {
            hint: `At least ${AT_LEAST} characters. Four or five words that have nothing to do with each other are easy to keep in mind.`,
        }),
        shower([old, chosen].filter(Boolean)),
        error,
        button,
    );
    form.addEventListener('submit', async (event) => {
        event.preventDefault();
        error.textContent = '';
        button.disabled = true;
        try {
            await changePassword(old ? old.value : current, chosen.value);
            await onChosen();
        } catch (problem) {
            error.textContent = problem.message;
            (problem.code === 'INVALID_CREDENTIALS' ? old || chosen : chosen).focus();
        } finally {
            button.disabled = false;
        }
    });
    return form;
}

function passwordInput(props) {
    return input({ type: 'password', required: true, ...props });
}

function shower(fields) {
    const box = h('input', { type: 'checkbox' });
    box.addEventListener('change', () => fields.forEach((one) => (one.type = box.checked ? 'text' : 'password')));
    return h('label', { class: 'check' }, box, 'Show what I type');
}
