/** What a person or a machine may see without signing in: the front page, the contract, and whether Tally is well. */
package tally.http.pages;
