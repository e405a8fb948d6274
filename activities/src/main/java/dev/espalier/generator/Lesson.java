package dev.espalier.generator;

import dev.espalier.space.LabelledGraph;

/**
 * One graph to be learned.
 *
 * @param weight how much it counts
 * @param accuracy what the predictor is to say, 0 to 1
 * @param cost what it is to say of costs, in their own unit, where it foretells them
 */
public record Lesson(LabelledGraph graph, double weight, double accuracy, double cost) {

    /** Of a graph whose cost does not matter. */
    public Lesson(LabelledGraph graph, double weight, double accuracy) {
        this(graph, weight, accuracy, 0);
    }
}
