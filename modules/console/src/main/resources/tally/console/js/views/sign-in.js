/** The page before all others: e-mail and password. */

import { field, input } from '../components/field.js';
import { h } from '../dom.js';
import { signIn } from '../session.js';

/**
 * The page.
 *
 * @param {function(Object, string): Promise<void>} onSignedIn is given the user, and the password that was typed
 * @returns {HTMLElement}
 */
export function signInPage(onSignedIn) {
    const foot = h('p', { class: 'foot quiet' }, 'Programs use ', h('a', { href: '/openapi.yaml' }, 'the API'), '.');
    return doorstep(signInForm(onSignedIn), foot);
}

/**
 * A form on a page of its own, before all views.
 *
 * @param {HTMLElement} form
 * @param {HTMLElement} [foot]
 * @returns {HTMLElement}
 */
export function doorstep(form, foot) {
    const brand = h(
        'div',
        { class: 'brand' },
        h('img', { src: '/console/css/icon.svg', alt: '', width: 24, height: 24 }),
        'Tally',
    );
    return h('main', { class: 'sign-in' }, brand, h('div', { class: 'panel' }, form), foot);
}

/**
 * The form.
 *
 * @param {function(Object, string): Promise<void>} onSignedIn as of {@link signInPage}
 * @param {string} [known] an e-mail to begin with
 * @returns {HTMLElement}
 */
export function signInForm(onSignedIn, known = '') {
    const email = input({ type: 'email', name: 'email', value: known, autocomplete: 'username', required: true });
    const password = input({ type: 'password', name: 'password', autocomplete: 'current-password', required: true });
    const error = h('p', { class: 'error', role: 'alert' });
    const button = h('button', { class: 'button primary', type: 'submit' }, 'Sign in');
    const form = h(
        'form',
        {},
        h('h1', {}, 'Sign in'),
        field('E-mail', email),
        field('Password', password),
        error,
        button,
    );
    form.addEventListener('submit', async (event) => {
        event.preventDefault();
        error.textContent = '';
        button.disabled = true;
        try {
            await onSignedIn(await signIn(email.value, password.value), password.value);
        } catch (problem) {
            error.textContent = problem.message;
            button.disabled = false;
            password.select();
        }
    });
    return form;
}
