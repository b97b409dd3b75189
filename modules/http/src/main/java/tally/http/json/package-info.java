/** What goes over the wire as JSON: one record a shape of the contract, its components in the contract's order. */
package tally.http.json;
