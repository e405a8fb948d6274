package dev.espalier.generator;

import dev.espalier.gradient.Matrix;
import dev.espalier.space.LabelledGraph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a network says of graphs, a row for each: scores from which vertices and links are drawn.
 *
 * @param first logits of the first vertex, which is an input
 * @param labels logits of the others
 * @param links logits by {@link LabelledGraph#link}
 */
record Grown(Matrix first, Matrix[] labels, Matrix[] links) {

    /** All of it: the scores of the vertices, then those of the links. */
    List<Matrix> parts() {
        var parts = new ArrayList<>(List.of(first));
        Collections.addAll(parts, labels);
        Collections.addAll(parts, links);
        return parts;
    }
}
