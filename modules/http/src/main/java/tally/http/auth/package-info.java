/** Who calls: sign-in, the gate before every route, for which business a request acts, and the accounts themselves. */
package tally.http.auth;
