/** The evaluator that trains the candidates of a round together, as one region. */
@NullMarked
package dev.espalier.evaluate.region;

import org.jspecify.annotations.NullMarked;
