/** Doors that tests open: today a PostgreSQL of their own. */
package tally.testkit;
