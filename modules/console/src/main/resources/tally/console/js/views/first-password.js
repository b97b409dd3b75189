/** The page for those whose password Tally made up: nothing else can be done before they have chosen their own. */

import { passwordForm } from '../components/password-form.js';
import { h } from '../dom.js';
import { doorstep } from './sign-in.js';

/**
 * The page.
 *
 * @param {Object} user
 * @param {{current?: string, onChosen: function(): Promise<void>, onSignOut: function(): void}} what current: the password of
 *     now, where it was typed just before
 * @returns {HTMLElement}
 */
export function firstPasswordPage(user, { current, onChosen, onSignOut }) {
    const why = 'The one you were given was made up by Tally and passed on, so it is for this one time.';
    const head = [h('h1', {}, 'Choose your own password'), h('p', {}, why)];
    const leave = h('button', { class: 'button plain small', type: 'button', onclick: onSignOut }, 'Sign out');
    return doorstep(passwordForm({ email: user.email, current, head, onChosen }), leave);
}
