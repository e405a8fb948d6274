package dev.espalier.generator;

import dev.espalier.space.LabelledGraph;

/**
 * One graph to be learned.
 *
 * @param weight how much it counts
 * @param accuracy what the predictor is to say, 0 to 1
 */
public record Lesson(LabelledGraph graph, double weight, double accuracy) {}
