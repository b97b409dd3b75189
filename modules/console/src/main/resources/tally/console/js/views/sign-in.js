/** The page before all others: e-mail and password. */

import { field, input } from '../components/field.js';
import { h } from '../dom.js';
import { signIn } from '../session.js';

/**
 * The page.
 *
 * @param {function(Object): Promise<void>} onSignedIn is given the user
 * @returns {HTMLElement}
 */
export function signInPage(onSignedIn) {
    const brand = h(
        'div',
        { class: 'brand' },
        h('img', { src: '/console/css/icon.svg', alt: '', width: 24, height: 24 }),
        'Tally',
    );
    const foot = h('p', { class: 'foot quiet' }, 'Programs use ', h('a', { href: '/openapi.yaml' }, 'the API'), '.');
    return h('main', { class: 'sign-in' }, brand, h('div', { class: 'panel' }, signInForm(onSignedIn)), foot);
}

function signInForm(onSignedIn) {
    const email = input({ type: 'email', name: 'email', autocomplete: 'username', required: true });
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
            await onSignedIn(await signIn(email.value, password.value));
        } catch (problem) {
            error.textContent = problem.message;
            button.disabled = false;
            password.select();
        }
    });
    return form;
}
