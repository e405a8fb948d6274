package dev.espalier.fade;

import dev.espalier.space.dag.Dag;

/**
 * A graph of a stage and its score in one region, which says nothing about graphs of others.
 *
 * @param score those of a stage's graphs in a region add up to 1
 */
public record Ranked(Dag graph, double score) {}
