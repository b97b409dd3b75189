/** Where the database comes from when nobody named one: the door that the standalone jar fills. */
package tally.app.database;
