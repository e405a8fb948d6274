package dev.espalier.page;

/**
 * A row of the list of search spaces.
 *
 * @param size how many architectures it has, in words
 * @param decisions how many an architecture is made of, or empty where choices rule out others
 * @param tables of results for it, by name, or empty
 */
public record SpaceLine(String name, String summary, String size, String decisions, String tables) {}
