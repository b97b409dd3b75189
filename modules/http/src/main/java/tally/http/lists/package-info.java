/** What every list of the API shares: which page is wanted, and where the next and the previous one are. */
package tally.http.lists;
