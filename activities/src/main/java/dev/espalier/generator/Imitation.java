package dev.espalier.generator;

import dev.espalier.gradient.Exponential;
import dev.espalier.space.LabelledGraph;
import java.util.Arrays;
import java.util.List;

/**
 * What speaks against grown graphs when others were wanted: the mean over vertices of the cross-entropy of their labels
 * and the mean over links of that of their presence. A smaller graph is one whose further vertices are outputs without
 * links.
 */
final class Imitation {

    private Imitation() {}

    /** Puts its gradient beside what was grown; batch and rows are matched in turn. */
    static void follow(List<Lesson> batch, Grown grown, Shape shape, double share) {
        int rows = grown.first().rows();
        for (int i = 0; i < batch.size(); i++) {
            var lesson = batch.get(i);
            double weight = share * lesson.weight() / batch.size();
            follow(lesson.graph(), grown, i % rows, shape, weight);
        }
    }

    /** A graph as what was grown is written: 1 for its labels and links, 0 for all others. */
    static void write(LabelledGraph graph, Shape shape, float[] numbers) {
        Arrays.fill(numbers, 0);
        int size = graph.labels().size();
        for (int vertex = 0; vertex < shape.vertices(); vertex++) {
            int label = vertex < size ? graph.labels().get(vertex) : LabelledGraph.OUTPUT;
            numbers[vertex * shape.labels() + label] = 1;
        }
        int links = shape.vertices() * shape.labels();
        for (int link = 0; link < graph.links().size(); link++) {
            numbers[links + link] = graph.links().get(link) ? 1 : 0;
        }
    }

    /** What speaks against one of what was grown. */
    static double loss(LabelledGraph graph, Grown grown, int row, Shape shape) {
        int size = graph.labels().size();
        double labels = against(grown.first().value[row], LabelledGraph.INPUT);
        double links = 0;
        for (int vertex = 1; vertex < shape.vertices(); vertex++) {
            int wanted = vertex < size ? graph.labels().get(vertex) : LabelledGraph.OUTPUT;
            labels += against(grown.labels()[vertex - 1].value[row], wanted);
            for (int from = 0; from < vertex; from++) {
                double score = grown.links()[LabelledGraph.link(from, vertex)].value[row][0];
                double doubt = vertex < size && graph.linked(from, vertex) ? -score : score;
                links += Math.max(doubt, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(score)));
            }
        }
        return shape.emphasis() * labels / shape.vertices() + links / shape.links();
    }

    private static double against(float[] scores, int wanted) {
        double most = scores[0];
        for (float score : scores) {
            most = Math.max(most, score);
        }
        double sum = 0;
        for (float score : scores) {
            sum += StrictMath.exp(score - most);
        }
        return most + StrictMath.log(sum) - scores[wanted];
    }

    private static void follow(LabelledGraph graph, Grown grown, int row, Shape shape, double weight) {
        int size = graph.labels().size();
        float labelWeight = (float) (shape.emphasis() * weight / shape.vertices());
        float linkWeight = (float) (weight / shape.links());
        for (int vertex = 1; vertex < shape.vertices(); vertex++) {
            var label = grown.labels()[vertex - 1];
            int wanted = vertex < size ? graph.labels().get(vertex) : LabelledGraph.OUTPUT;
            label(label.value[row], label.gradient[row], wanted, labelWeight);
            for (int from = 0; from < vertex; from++) {
                var link = grown.links()[LabelledGraph.link(from, vertex)];
                float present = vertex < size && graph.linked(from, vertex) ? 1 : 0;
                link.gradient[row][0] += linkWeight * (Exponential.sigmoid(link.value[row][0]) - present);
            }
        }
    }

    private static void label(float[] scores, float[] gradient, int wanted, float weight) {
        var weights = Exponential.ofScores(scores);
        float sum = 0;
        for (float one : weights) {
            sum += one;
        }
        for (int i = 0; i < scores.length; i++) {
            gradient[i] += weight * (weights[i] / sum - (i == wanted ? 1 : 0));
        }
    }
}
