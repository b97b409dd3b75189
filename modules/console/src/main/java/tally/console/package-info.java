/** The console's static files and the one door to them, {@link tally.console.Console}. */
package tally.console;
