package dev.espalier.sgnas;

import dev.espalier.space.Architecture;

/**
 * What a generator answers.
 *
 * @param target the constraint, in the unit of the cost
 * @param cost of the architecture, at most the target
 */
public record Answer(double target, Architecture architecture, double cost) {}
