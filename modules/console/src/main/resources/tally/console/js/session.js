/** Who is signed in, and for which business staff act. */

import { ApiError, get, send } from './api.js';
import { here } from './router.js';

const CHOSEN = 'tally.business';
const BUSINESSES_AT_MOST = 1000;

/**
 * The user that the browser's cookie belongs to.
 *
 * @returns {Promise<Object|undefined>} none where nobody is signed in
 */
export async function currentUser() {
    try {
        return (await get('/auth/session')).user;
    } catch (error) {
        if (error instanceof ApiError && error.status === 401) {
            return undefined;
        }
        throw error;
    }
}

/**
 * Signs in.
 *
 * @param {string} email
 * @param {string} password
 * @returns {Promise<Object>} the user
 */
export async function signIn(email, password) {
    return (await send('POST', '/auth/session', { email, password })).user;
}

/**
 * Chooses another password.
 *
 * @param {string} current
 * @param {string} chosen
 */
export async function changePassword(current, chosen) {
    await send('PUT', '/auth/password', { current_password: current, new_password: chosen });
}

/**
 * Whether a user must choose a password before anything else: one that Tally made up lets nothing else be done.
 *
 * @param {Object} user
 * @returns {Promise<boolean>}
 */
export async function mustChoosePassword(user) {
    if (!user.must_change_password) {
        return false;
    }
    try {
        await get('/data/upload-status', { limit: 1 });
        return false;
    } catch (error) {
        if (error.code === 'PASSWORD_CHANGE_REQUIRED') {
            return true;
        }
        throw error;
    }
}

/** Signs out, on the server too. */
export async function signOut() {
    await send('DELETE', '/auth/session');
}

/**
 * What views are told of whoever is signed in.
 *
 * @param {Object} user
 * @returns {Promise<{user: Object, staff: boolean, businesses: Object[]}>} businesses: all where it is staff, else none
 */
export async function openContext(user) {
    return { user, staff: user.is_staff, businesses: user.is_staff ? await allBusinesses() : [] };
}

/**
 * The business that the view is about: a shop's own, or the one that staff chose.
 *
 * @param {{user: Object, staff: boolean, businesses: Object[]}} context
 * @returns {{id: string, name: string}|undefined} none where staff look at all
 */
export function chosenBusiness({ user, staff, businesses }) {
    if (!staff) {
        return { id: user.business_id, name: user.business_name };
    }
    return businesses.find((business) => business.id === here().query.business);
}

/**
 * The business that staff chose the last time, in this browser.
 *
 * @param {Object[]} businesses those that there are
 * @returns {string|undefined} its id
 */
export function rememberedBusiness(businesses) {
    const id = localStorage.getItem(CHOSEN);
    return businesses.some((business) => business.id === id) ? id : undefined;
}

/** Remembers it; nothing for all. @param {string} [id] */
export function rememberBusiness(id) {
    localStorage.setItem(CHOSEN, id ?? '');
}

async function allBusinesses() {
    const all = [];
    for (let more = true; more && all.length < BUSINESSES_AT_MOST;) {
        const page = await get('/admin/api/v1/businesses', { limit: 100, offset: all.length });
        all.push(...page.results);
        more = page.next !== null;
    }
    return all;
}
