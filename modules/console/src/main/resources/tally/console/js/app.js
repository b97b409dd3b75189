/** Where the console starts: who is signed in, then the view that the URL asks for, and again whenever it changes. */

import { signals } from './api.js';
import { watchConnection } from './banner.js';
import { empty, loading, problem } from './components/state.js';
import { toast } from './components/toast.js';
import { fill, h } from './dom.js';
import { here, link, match } from './router.js';
import { HOME, ROUTES } from './routes.js';
import {
    chosenBusiness,
    currentUser,
    mustChoosePassword,
    openContext,
    rememberedBusiness,
    signOut,
} from './session.js';
import { shell } from './shell.js';

const app = document.getElementById('app');

/** Marks in the browser's own record of times that a view is there and can be used: docs/console.md says how to read it. */
const READY = 'tally-ready';

/** The view that is open, and how to close it. */
let open = { close: () => {} };
let session;
let frame;
let signingInAgain = false;

async function start() {
    watchConnection();
    signals.addEventListener('signedout', onSignedOut);
    addEventListener('hashchange', () => session && show());
    try {
        const user = await currentUser();
        await (user ? enter(user) : askToSignIn());
    } catch (error) {
        fill(
            app,
            h(
                'main',
                { class: 'sign-in' },
                problem(error, () => location.reload()),
            ),
        );
    }
}

async function enter(user, password) {
    if (await mustChoosePassword(user)) {
        await askForPassword(user, password);
        return;
    }
    session = await openContext(user);
    const remembered = session.staff && !here().query.business && rememberedBusiness(session.businesses);
    if (remembered) {
        history.replaceState(null, '', link(here().path, { ...here().query, business: remembered }));
    }
    frame = shell({ routes: ROUTES, home: HOME, onSignOut: leave });
    fill(app, frame.element);
    await show();
}

async function askForPassword(user, current) {
    const { firstPasswordPage } = await import('./views/first-password.js');
    document.title = 'Choose your password · Tally';
    const onChosen = async () => enter(await currentUser());
    fill(app, firstPasswordPage(user, { current, onChosen, onSignOut: leave }));
    app.querySelector('input:not([hidden])').focus();
}

async function askToSignIn() {
    open.close();
    open = { close: () => {} };
    session = undefined;
    const { signInPage } = await import('./views/sign-in.js');
    document.title = 'Sign in · Tally';
    fill(app, signInPage(enter));
    app.querySelector('input')?.focus();
    performance.mark(READY);
}

async function onSignedOut(event) {
    if (!session) {
        return;
    }
    event.preventDefault();
    if (!signingInAgain) {
        signingInAgain = true;
        const { signInAgain } = await import('./sign-in-again.js');
        signInAgain(session.user, () => {
            signingInAgain = false;
            signals.dispatchEvent(new Event('signedin'));
        });
    }
}

/** The password is the user's own now, which nobody needs to be told any more. */
function passwordChosen() {
    session = { ...session, user: { ...session.user, must_change_password: false } };
}

async function leave() {
    try {
        await signOut();
    } catch (error) {
        toast(error.message, { kind: 'bad' });
        return;
    }
    await askToSignIn();
}

/** Shows the view of the URL; one that is open already, and can, takes the new parameters in. */
async function show() {
    const { path, query } = here();
    const found = match(ROUTES, path || HOME);
    const context = contextOf();
    frame.opened(found?.route, context);
    const key = JSON.stringify([found?.route.path, found?.gaps, context.business?.id]);
    if (open.key === key && open.update) {
        open.update({ ...query, ...found.gaps });
        return;
    }
    open.close();
    await openView(key, found, { ...query, ...found?.gaps }, context);
}

async function openView(key, found, params, context) {
    const stop = new AbortController();
    const container = h('div', { class: 'view' }, loading());
    const current = { key, close: () => stop.abort() };
    open = current;
    fill(frame.main, container);
    scrollTo(0, 0);
    if (!found || (found.route.staff && !context.staff)) {
        showNothing(container);
        return;
    }
    try {
        await renderView(current, container, {
            route: found.route,
            params,
            context: { ...context, title, signal: stop.signal },
        });
    } catch (error) {
        if (error.name !== 'AbortError' && open === current) {
            fill(
                container,
                problem(error, () => openView(key, found, params, context)),
            );
        }
    }
}

async function renderView(current, container, { route, params, context }) {
    const view = await route.load();
    if (open === current) {
        title(view.title);
        const opened = await view.render(container, params, context);
        current.update = opened?.update;
        keepUntilClosed(typeof opened === 'function' ? opened : opened?.dispose, context.signal);
        frame.main.focus({ preventScroll: true });
        performance.mark(READY);
    }
}

/** Calls what a view gave for its end: when it is closed, at once where that was while it was being made. */
function keepUntilClosed(dispose, signal) {
    if (dispose && signal.aborted) {
        dispose();
    } else if (dispose) {
        signal.addEventListener('abort', dispose, { once: true });
    }
}

/** What a view is told: who is there, for which business, and how to ask for that business alone. */
function contextOf() {
    const business = chosenBusiness(session);
    const scope = (query = {}) => (session.staff && business ? { ...query, business_id: business.id } : query);
    return { ...session, business, scope, passwordChosen };
}

function showNothing(container) {
    title('Not found');
    fill(
        container,
        empty(
            'There is nothing here.',
            'The address may be mistyped, or it is not for your account.',
            h('a', { class: 'button', href: link(HOME) }, 'To the start'),
        ),
    );
}

function title(text) {
    document.title = `${text} · Tally`;
}

start();
