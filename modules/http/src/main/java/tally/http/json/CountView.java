package tally.http.json;

/** How many were meant. */
public record CountView(long count) {}
