/** What a node counts and times while it works, and how that is written for Prometheus. */
package tally.app.metrics;
