/**
 * The session has ended while somebody was at work: they sign in again over the page, and what they had open, typed and chosen is
 * still there.
 */

import { h } from './dom.js';
import { signInForm } from './views/sign-in.js';

/**
 * Asks to sign in again. The page behind it cannot be seen meanwhile: nobody knows who sits there now.
 *
 * @param {Object} user who it was
 * @param {function(): void} onBack is called when it is the same user again; for another one the page begins anew
 */
export function signInAgain(user, onBack) {
    const form = signInForm(async (found) => {
        if (found.id !== user.id) {
            location.reload();
            return;
        }
        dialog.close('back');
        onBack();
    }, user.email);
    const other = h('button', { class: 'button plain small', type: 'button', onclick: () => location.reload() });
    other.append('Sign in as somebody else');
    const words = h(
        'p',
        { role: 'status' },
        'Your session has ended. Please sign in again. What you had open is still here.',
    );
    const dialog = h('dialog', { class: 'dialog session-ended', 'aria-label': 'Sign in again' }, words, form, other);
    dialog.addEventListener('cancel', (event) => event.preventDefault());
    dialog.addEventListener('close', () => (dialog.returnValue === 'back' ? dialog.remove() : location.reload()));
    document.getElementById('dialogs').append(dialog);
    dialog.showModal();
    form.elements.password.focus();
}
