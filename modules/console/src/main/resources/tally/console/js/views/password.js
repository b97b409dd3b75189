/** Another password for whoever is signed in. */

import { viewHead } from '../components/head.js';
import { passwordForm } from '../components/password-form.js';
import { notice } from '../components/state.js';
import { toast } from '../components/toast.js';
import { fill, h } from '../dom.js';
import { go } from '../router.js';
import { HOME } from '../routes.js';

/** In the browser's title. */
export const title = 'Your password';

/** Shows the form; leads to the start when it is done. */
export function render(container, params, { user, passwordChosen }) {
    const onChosen = async () => {
        passwordChosen();
        toast('Your password is changed. You were signed out everywhere else.', { kind: 'good' });
        go(HOME);
    };
    const known = notice('warn', h('p', {}, 'Somebody else gave you the password of now, and may know it.'));
    const form = passwordForm({ email: user.email, head: [], onChosen });
    fill(
        container,
        viewHead('Your password', { subtitle: 'Changing it signs you out in all other browsers and programs.' }),
        user.must_change_password && known,
        h('div', { class: 'panel panel-body narrow' }, form),
    );
}
