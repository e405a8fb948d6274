package dev.espalier.sgnas;

import dev.espalier.space.Architecture;

/**
 * An architecture that the generator gave.
 *
 * @param cost in the unit of the cost
 */
public record Ranked(Architecture architecture, double cost) {}
