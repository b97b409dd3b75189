/** The banner that says when the connection is lost, and when it is back. */

import { signals } from './api.js';
import { announce } from './components/toast.js';
import { h } from './dom.js';

const BACK_SHOWN_MILLIS = 3000;

/** Shows the banner from now on whenever it is needed. */
export function watchConnection() {
    const banner = h('div', { class: 'connection', hidden: true });
    document.body.append(banner);
    let timer;
    const say = (text, isBack) => {
        clearTimeout(timer);
        banner.textContent = text;
        banner.classList.toggle('back', isBack);
        banner.hidden = false;
        announce(text);
    };
    signals.addEventListener('lost', () => say('Connection lost. Trying again …', false));
    signals.addEventListener('back', () => {
        say('The connection is back.', true);
        timer = setTimeout(() => (banner.hidden = true), BACK_SHOWN_MILLIS);
    });
}
