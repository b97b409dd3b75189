/**
 * What every implementation of a store must do, as tests. Each class is run on the fake and on PostgreSQL, so that a test
 * which passes on the fake says something about the real one.
 */
package tally.testkit.contract;
