package dev.espalier.onnx;

import dev.espalier.space.Network;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import dev.espalier.space.Shape;
import dev.espalier.space.weights.Weights;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/** Computes networks one value after the other, in double precision, straight from what the operations' docstrings say. */
final class PlainNetwork {

    private final Weights weights;
    private final Map<String, Image> images = new HashMap<>();
    private final Map<String, Shape> shapes = new HashMap<>();

    /** Of one image: channel by channel, row by row. */
    record Image(int channels, int size, double[] values) {

        Image(Shape shape) {
            this(shape.channels(), shape.size(), new double[Math.toIntExact(shape.values())]);
        }

        double at(int channel, int row, int column) {
            return inside(row, column) ? values[(channel * size + row) * size + column] : 0;
        }

        boolean inside(int row, int column) {
            return row >= 0 && column >= 0 && row < size && column < size;
        }

        private Image each(DoubleUnaryOperator function) {
            var out = new double[values.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = function.applyAsDouble(values[i]);
            }
            return new Image(channels, size, out);
        }

        private Image filled(Filling filling) {
            for (int i = 0; i < values.length; i++) {
                values[i] = filling.value(i / (size * size), i / size % size, i % size);
            }
            return this;
        }
    }

    private interface Filling {
        double value(int channel, int row, int column);
    }

    private PlainNetwork(Weights weights) {
        this.weights = weights;
    }

    static double[] run(Network network, Weights weights, double[] image) {
        var run = new PlainNetwork(weights);
        for (var node : network.nodes()) {
            var inputs = node.inputs().stream()
                    .map(input -> Objects.requireNonNull(run.images.get(input)))
                    .toList();
            var in = inputs.isEmpty()
                    ? Shape.NONE
                    : Objects.requireNonNull(run.shapes.get(node.inputs().getFirst()));
            var shape = Shape.after(run.shapes, node, in);
            run.shapes.put(node.name(), shape);
            run.images.put(node.name(), run.value(node, inputs, shape, image));
        }
        return Objects.requireNonNull(run.images.get(network.nodes().getLast().name()))
                .values();
    }

    private Image value(Node node, List<Image> inputs, Shape shape, double[] image) {
        if (inputs.isEmpty()) {
            return new Image(shape.channels(), shape.size(), image);
        }
        var in = inputs.getFirst();
        var out = new Image(shape);
        return switch (node.op()) {
            case Op.Conv conv -> out.filled((c, y, x) -> convolved(node.name(), conv, in, c, y, x));
            case Op.BatchNorm() -> out.filled((c, y, x) -> normalised(node.name(), c, in.at(c, y, x)));
            case Op.InstanceNorm() -> out.filled((c, y, x) -> normalised(node.name(), in, c, c, c + 1, y, x));
            case Op.LayerNorm() -> out.filled((c, y, x) -> normalised(node.name(), in, c, 0, in.channels(), y, x));
            case Op.Scale() -> out.filled((c, y, x) -> in.at(c, y, x) * array(node.name() + ".weight")[c]);
            case Op.Bias() -> out.filled((c, y, x) -> in.at(c, y, x) + array(node.name() + ".bias")[c]);
            case Op.Activation(var kind) -> in.each(v -> activated(kind, v));
            case Op.Pool pool -> out.filled((c, y, x) -> pooled(pool, in, c, y, x));
            case Op.GlobalPool() -> out.filled((c, _, _) -> mean(in, c));
            case Op.Linear(int _) -> out.filled((unit, _, _) -> dense(node.name(), unit, in.values()));
            case Op.SqueezeExcite(int units) -> {
                var small = new double[units];
                var means = new double[in.channels()];
                for (int c = 0; c < means.length; c++) {
                    means[c] = mean(in, c);
                }
                for (int unit = 0; unit < units; unit++) {
                    small[unit] = Math.max(0, dense(node.name() + ".squeeze", unit, means));
                }
                yield out.filled((c, y, x) -> in.at(c, y, x) * sigmoid(dense(node.name() + ".excite", c, small)));
            }
            case Op.Add() ->
                out.filled((c, y, x) ->
                        inputs.stream().mapToDouble(one -> one.at(c, y, x)).sum());
            case Op.Product() ->
                out.filled((c, y, x) ->
                        inputs.stream().mapToDouble(one -> one.at(c, y, x)).reduce(1, (a, b) -> a * b));
            case Op.Merge(var kind) ->
                out.filled(
                        (c, y, x) -> merged(kind, in.at(c, y, x), inputs.get(1).at(c, y, x)));
            case Op.Blend() ->
                out.filled((c, y, x) -> in.at(c, y, x) * inputs.get(1).at(c, y, x)
                        + (1 - in.at(c, y, x)) * inputs.get(2).at(c, y, x));
            case Op.Concat() ->
                out.filled((c, y, x) -> {
                    int channel = c;
                    int from = 0;
                    while (channel >= inputs.get(from).channels()) {
                        channel -= inputs.get(from++).channels();
                    }
                    return inputs.get(from).at(channel, y, x);
                });
            case Op.Slice(int _) -> out.filled(in::at);
            case Op.Identity() -> in;
            case Op.Zero() -> out;
            case Op.Input _, Op.Embedding _, Op.Unembedding _, Op.Memory _, Op.Named _ ->
                throw new IllegalArgumentException(node.toString());
        };
    }

    private double convolved(String node, Op.Conv conv, Image in, int out, int y, int x) {
        int each = in.channels() / conv.groups();
        int group = out / (conv.channels() / conv.groups());
        int padding = conv.dilation() * (conv.kernel() - 1) / 2;
        var weight = weights.get(node + ".weight").values();
        double sum = 0;
        for (int c = 0; c < each; c++) {
            for (int i = 0; i < conv.kernel(); i++) {
                for (int j = 0; j < conv.kernel(); j++) {
                    sum += weight[((out * each + c) * conv.kernel() + i) * conv.kernel() + j]
                            * in.at(
                                    group * each + c,
                                    y * conv.stride() - padding + i * conv.dilation(),
                                    x * conv.stride() - padding + j * conv.dilation());
                }
            }
        }
        return sum;
    }

    private double normalised(String node, int channel, double value) {
        double mean = weights.get(node + ".running_mean").values()[channel];
        double variance = weights.get(node + ".running_var").values()[channel];
        return weights.get(node + ".weight").values()[channel] * (value - mean) / Math.sqrt(variance + 1e-5)
                + weights.get(node + ".bias").values()[channel];
    }

    private static double activated(Op.Activation.Kind kind, double v) {
        return switch (kind) {
            case RELU -> Math.max(0, v);
            case RELU6 -> Math.clamp(v, 0, 6);
            case SWISH -> v * sigmoid(v);
            case HARD_SWISH -> v * Math.clamp(v + 3, 0, 6) / 6;
            case SIGMOID -> sigmoid(v);
            case TANH -> Math.tanh(v);
            case LEAKY_RELU -> v > 0 ? v : v / 100;
            case MISH -> v * Math.tanh(Math.log1p(Math.exp(v)));
            case NEGATIVE -> -v;
            case ABS -> Math.abs(v);
            case SQUARE -> v * v;
            case CUBE -> v * v * v;
            case ROOT -> Math.sqrt(Math.abs(v) + 1e-6);
            case LOG -> Math.log(Math.abs(v) + 1e-6);
            case EXP -> Math.exp(v);
            case SIN -> Math.sin(v);
            case COS -> Math.cos(v);
            case SINH -> Math.sinh(v);
            case COSH -> Math.cosh(v);
            case ASINH -> Math.signum(v) * Math.log(Math.abs(v) + Math.sqrt(v * v + 1));
            case ATAN -> Math.atan(v);
            case SINC -> v == 0 ? 1 : Math.sin(Math.PI * v) / (Math.PI * v);
            case NEGATIVE_PART -> Math.min(v, 0);
            case SOFTPLUS -> Math.log1p(Math.exp(v));
            case GAUSSIAN -> Math.exp(-v * v);
            case ERF -> erf(v);
        };
    }

    /** The sum of its series, which ends where a term no longer counts. */
    private static double erf(double v) {
        if (Math.abs(v) > 5) {
            return Math.signum(v);
        }
        double term = v;
        double sum = v;
        for (int n = 1; Math.abs(term) > 1e-17; n++) {
            term *= -v * v / n;
            sum += term / (2 * n + 1);
        }
        return 2 / Math.sqrt(Math.PI) * sum;
    }

    private static double merged(Op.Merge.Kind kind, double x, double y) {
        return switch (kind) {
            case SUBTRACT -> x - y;
            case DIVIDE -> x / (y + 1e-6);
            case MAXIMUM -> Math.max(x, y);
            case MINIMUM -> Math.min(x, y);
        };
    }

    /** A value less the mean of the channels from one to before another, over their deviation. */
    private double normalised(String node, Image in, int channel, int from, int to, int y, int x) {
        int count = (to - from) * in.size() * in.size();
        var around = Arrays.stream(in.values())
                .skip((long) from * in.size() * in.size())
                .limit(count);
        double mean = around.sum() / count;
        double variance = Arrays.stream(in.values())
                        .skip((long) from * in.size() * in.size())
                        .limit(count)
                        .map(v -> (v - mean) * (v - mean))
                        .sum()
                / count;
        return array(node + ".weight")[channel] * (in.at(channel, y, x) - mean) / Math.sqrt(variance + 1e-5)
                + array(node + ".bias")[channel];
    }

    private float[] array(String name) {
        return weights.get(name).values();
    }

    private static double sigmoid(double v) {
        return 1 / (1 + Math.exp(-v));
    }

    private static double pooled(Op.Pool pool, Image in, int channel, int y, int x) {
        int padding = (pool.kernel() - 1) / 2;
        double most = Double.NEGATIVE_INFINITY;
        double sum = 0;
        int count = 0;
        for (int i = 0; i < pool.kernel(); i++) {
            for (int j = 0; j < pool.kernel(); j++) {
                int row = y * pool.stride() - padding + i;
                int column = x * pool.stride() - padding + j;
                if (in.inside(row, column)) {
                    most = Math.max(most, in.at(channel, row, column));
                    sum += in.at(channel, row, column);
                    count++;
                }
            }
        }
        return pool.kind() == Op.Pool.Kind.MAX ? most : sum / count;
    }

    private static double mean(Image in, int channel) {
        double sum = 0;
        for (int y = 0; y < in.size(); y++) {
            for (int x = 0; x < in.size(); x++) {
                sum += in.at(channel, y, x);
            }
        }
        return sum / in.size() / in.size();
    }

    private double dense(String layer, int unit, double[] inputs) {
        var weight = weights.get(layer + ".weight").values();
        double sum = weights.get(layer + ".bias").values()[unit];
        for (int i = 0; i < inputs.length; i++) {
            sum += weight[unit * inputs.length + i] * inputs[i];
        }
        return sum;
    }
}
