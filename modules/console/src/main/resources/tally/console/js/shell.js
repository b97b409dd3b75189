/** The frame around every view: navigation, the business that staff look at, who is signed in. */

import { field, select } from './components/field.js';
import { h } from './dom.js';
import { link, setQuery } from './router.js';
import { rememberBusiness } from './session.js';
import { THEMES, chooseTheme, theme } from './theme-choice.js';

/**
 * Builds the frame.
 *
 * @param {{routes: Object[], home: string, onSignOut: function(): void}} what
 * @returns {{element: HTMLElement, main: HTMLElement, opened: function(Object, Object): void}}
 *     opened(route, context) marks where one is, and for which business
 */
export function shell({ routes, home, onSignOut }) {
    const main = h('main', { id: 'main', class: 'content', tabindex: -1 });
    const nav = h('nav', { class: 'nav', 'aria-label': 'Views' });
    const business = h('div', { class: 'business-choice' });
    const menu = h(
        'button',
        { class: 'button menu-toggle', type: 'button', 'aria-expanded': 'false', 'aria-controls': 'side-body' },
        'Menu',
    );
    const who = h('div', { class: 'who-box' });
    const foot = h('div', { class: 'side-foot' }, who, colours(), signOutButton(onSignOut));
    const body = h('div', { class: 'side-body', id: 'side-body' }, business, nav, foot);
    const side = h('header', { class: 'side' }, h('div', { class: 'side-top' }, brand(home), menu), body);
    const open = (isOpen) => {
        side.classList.toggle('open', isOpen);
        menu.setAttribute('aria-expanded', String(isOpen));
    };
    menu.addEventListener('click', () => open(!side.classList.contains('open')));
    const skip = h(
        'button',
        { class: 'skip-link', type: 'button', onclick: () => main.focus() },
        'Skip to the content',
    );
    const opened = (route, now) => {
        open(false);
        nav.replaceChildren(...groups(routes, now, route));
        business.replaceChildren(...businessChoice(now));
        who.replaceChildren(...account(now.user));
    };
    return { element: h('div', { class: 'shell' }, skip, side, main), main, opened };
}

function brand(home) {
    return h(
        'a',
        { class: 'brand', href: link(home) },
        h('img', { src: '/console/css/icon.svg', alt: '', width: 24, height: 24 }),
        'Tally',
    );
}

/** The links, by group; those for staff alone are left out for others. */
function groups(routes, context, current) {
    const shown = routes.filter((route) => route.nav && (context.staff || !route.staff));
    const names = [...new Set(shown.map((route) => route.nav.group))];
    return names.flatMap((name) => [
        h('div', { class: 'nav-group', id: `nav-${name}` }, name),
        h(
            'ul',
            { 'aria-labelledby': `nav-${name}` },
            shown.filter((route) => route.nav.group === name).map((route) => navLink(route, current)),
        ),
    ]);
}

function navLink(route, current) {
    const isHere = route.path === current?.path || route.path === current?.within;
    return h(
        'li',
        {},
        h('a', { href: link(route.path), 'aria-current': isHere ? 'page' : undefined }, route.nav.label),
    );
}

function businessChoice({ staff, business, businesses }) {
    if (!staff) {
        return [h('span', { class: 'label' }, 'Your business'), h('bdi', { class: 'business-name' }, business.name)];
    }
    const options = [
        { value: '', label: 'All businesses' },
        ...businesses.map(({ id, name }) => ({ value: id, label: name })),
    ];
    const choice = select(options, business?.id ?? '', { id: 'business' });
    choice.addEventListener('change', () => {
        rememberBusiness(choice.value);
        setQuery({ business: choice.value, offset: undefined });
    });
    return [field('Business', choice)];
}

/** Who is signed in, with a way to the password; more urgent where somebody else may know it. */
function account(user) {
    const name = h('div', { class: 'who', title: user.email }, user.email);
    const words = user.must_change_password ? 'Please choose your own password' : 'Change password';
    const kind = user.must_change_password ? 'needed' : 'quiet';
    return [name, h('a', { class: kind, href: link('password') }, words)];
}

function colours() {
    const choice = select(THEMES, theme(), { id: 'theme', 'aria-label': 'Colours' });
    choice.addEventListener('change', () => chooseTheme(choice.value));
    return choice;
}

function signOutButton(onSignOut) {
    return h('button', { class: 'button small', type: 'button', onclick: onSignOut }, 'Sign out');
}
