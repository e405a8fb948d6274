package dev.espalier.generator;

import dev.espalier.gradient.Exponential;
import dev.espalier.space.GraphSpace.Draft;
import dev.espalier.space.LabelledGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Graphs drawn from scores: a label for each vertex up to the first output, then each link for itself. */
final class Drawing {

    private Drawing() {}

    static Draft draw(Grown grown, int row, Shape shape, RandomGenerator random) {
        var labels = new ArrayList<>(List.of(LabelledGraph.INPUT));
        for (int vertex = 1; vertex < shape.vertices(); vertex++) {
            boolean last = vertex == shape.vertices() - 1;
            int label = last ? LabelledGraph.OUTPUT : label(grown.labels()[vertex - 1].value[row], random);
            labels.add(label);
            if (label == LabelledGraph.OUTPUT) {
                break;
            }
        }
        var links = new ArrayList<Boolean>();
        var scores = new ArrayList<Float>();
        for (int to = 1; to < labels.size(); to++) {
            for (int from = 0; from < to; from++) {
                float score = grown.links()[LabelledGraph.link(from, to)].value[row][0];
                scores.add(score);
                links.add(random.nextFloat() < Exponential.sigmoid(score));
            }
        }
        return new Draft(new LabelledGraph(labels, links), scores);
    }

    private static int label(float[] scores, RandomGenerator random) {
        var weights = Exponential.ofScores(scores);
        float sum = 0;
        for (float one : weights) {
            sum += one;
        }
        float left = random.nextFloat() * sum;
        int label = 0;
        for (; label < scores.length - 1; label++) {
            left -= weights[label];
            if (left < 0) {
                return label;
            }
        }
        return label;
    }
}
