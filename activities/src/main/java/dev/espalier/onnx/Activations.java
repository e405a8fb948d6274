package dev.espalier.onnx;

import static dev.espalier.onnx.Attribute.real;

import dev.espalier.space.Op.Activation.Kind;
import java.util.List;

/** Writes the operators of functions of each value by itself into a graph. */
final class Activations {

    /** What keeps roots, logarithms and quotients from zero. */
    private static final float SMALL = 1e-6f;

    private final Graph graph;

    Activations(Graph graph) {
        this.graph = graph;
    }

    void write(Kind kind, String out, String in) {
        switch (kind) {
            case RELU -> one("Relu", out, in);
            case RELU6 ->
                graph.operator(
                        "Clip", out, List.of(in, graph.number(out + "/least", 0f), graph.number(out + "/most", 6f)));
            case SWISH -> graph.operator("Mul", out, List.of(in, one("Sigmoid", out + "/sigmoid", in)));
            case HARD_SWISH -> one("HardSwish", out, in);
            case SIGMOID -> one("Sigmoid", out, in);
            case TANH -> one("Tanh", out, in);
            case LEAKY_RELU -> graph.operator("LeakyRelu", out, List.of(in), real("alpha", 0.01f));
            case MISH -> {
                var gate = one("Tanh", out + "/gate", one("Softplus", out + "/softplus", in));
                graph.operator("Mul", out, List.of(in, gate));
            }
            case NEGATIVE -> one("Neg", out, in);
            case ABS -> one("Abs", out, in);
            case SQUARE -> graph.operator("Mul", out, List.of(in, in));
            case CUBE -> graph.operator("Mul", out, List.of(in, square(out, in)));
            case ROOT -> one("Sqrt", out, positive(out, in));
            case LOG -> one("Log", out, positive(out, in));
            case EXP -> one("Exp", out, in);
            case SIN -> one("Sin", out, in);
            case COS -> one("Cos", out, in);
            case SINH -> one("Sinh", out, in);
            case COSH -> one("Cosh", out, in);
            case ASINH -> one("Asinh", out, in);
            case ATAN -> one("Atan", out, in);
            case SINC -> sinc(out, in);
            case NEGATIVE_PART -> graph.operator("Min", out, List.of(in, graph.number(out + "/most", 0f)));
            case SOFTPLUS -> one("Softplus", out, in);
            case GAUSSIAN -> one("Exp", out, one("Neg", out + "/negative", square(out, in)));
            case ERF -> one("Erf", out, in);
        }
    }

    private String one(String type, String out, String in) {
        return graph.operator(type, out, List.of(in));
    }

    private String square(String out, String in) {
        return graph.operator("Mul", out + "/square", List.of(in, in));
    }

    private String positive(String out, String in) {
        var size = one("Abs", out + "/size", in);
        return graph.operator("Add", out + "/positive", List.of(size, graph.number(out + "/small", SMALL)));
    }

    /** It is the same on both sides of zero, and 1 as close to it as numbers tell. */
    private void sinc(String out, String in) {
        var angle = graph.operator("Mul", out + "/angle", List.of(in, graph.number(out + "/pi", (float) Math.PI)));
        var size = one("Abs", out + "/size", angle);
        var divisor = graph.operator("Max", out + "/divisor", List.of(size, graph.number(out + "/small", SMALL)));
        graph.operator("Div", out, List.of(one("Sin", out + "/sine", divisor), divisor));
    }
}
