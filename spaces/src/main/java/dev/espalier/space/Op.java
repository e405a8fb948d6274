package dev.espalier.space;

/**
 * An operation of a network. The set is closed: cost, blocks and drawings switch over it without a default, so that the
 * compiler lists every place that must learn a new one. Tensors are {@code [batch, channels, height, width]}; spatial
 * operations pad by {@code dilation (kernel - 1) / 2} on each side, rounded down.
 */
public sealed interface Op {

    /** What enters the network: square images; words by their numbers, where an embedding reads it. */
    record Input(int channels, int size) implements Op {}

    /**
     * A convolution without bias.
     *
     * @param groups 1 for a dense convolution, the number of channels for a depth-wise one
     * @param channels how many it puts out
     * @param dilation 1 for a kernel without holes
     */
    record Conv(int kernel, int stride, int groups, int channels, int dilation) implements Op {
        /** A kernel without holes. */
        public Conv(int kernel, int stride, int groups, int channels) {
            this(kernel, stride, groups, channels, 1);
        }
    }

    /** Batch normalisation with scale and shift; 1e-5 is added to a variance, and a step moves what is remembered by a tenth. */
    record BatchNorm() implements Op {}

    /** Each channel of an image normalised over its own height and width, with a scale and a shift; 1e-5 is added to a variance. */
    record InstanceNorm() implements Op {}

    /** An image normalised over channels, height and width, with a scale and a shift of each channel; 1e-5 is added to a variance. */
    record LayerNorm() implements Op {}

    /** Each channel times a learned value, which starts at 1. */
    record Scale() implements Op {}

    /** Each channel plus a learned value, which starts at 0. */
    record Bias() implements Op {}

    /** A function of each value by itself. */
    record Activation(Activation.Kind kind) implements Op {
        /** The functions in use. */
        public enum Kind {
            RELU,
            RELU6,
            /** {@code x sigmoid(x)}. */
            SWISH,
            /** {@code x relu6(x + 3) / 6}. */
            HARD_SWISH,
            SIGMOID,
            TANH,
            /** Lets a hundredth pass. */
            LEAKY_RELU,
            /** {@code x tanh(softplus(x))}. */
            MISH,
            /** {@code -x}. */
            NEGATIVE,
            ABS,
            SQUARE,
            CUBE,
            /** {@code sqrt(|x| + 1e-6)}, which all numbers have. */
            ROOT,
            /** {@code log(|x| + 1e-6)}, which all numbers have. */
            LOG,
            EXP,
            SIN,
            COS,
            SINH,
            COSH,
            ASINH,
            ATAN,
            /** {@code sin(πx) / πx}, and 1 at 0. */
            SINC,
            /** {@code min(x, 0)}. */
            NEGATIVE_PART,
            /** {@code log(1 + exp(x))}. */
            SOFTPLUS,
            /** {@code exp(-x²)}. */
            GAUSSIAN,
            ERF;

            /** Whether it makes zero of zero. */
            public boolean keepsZero() {
                return switch (this) {
                    case SIGMOID, ROOT, LOG, EXP, COS, COSH, SINC, SOFTPLUS, GAUSSIAN -> false;
                    case RELU, RELU6, SWISH, HARD_SWISH, TANH, LEAKY_RELU, MISH -> true;
                    case NEGATIVE, ABS, SQUARE, CUBE, SIN, SINH, ASINH, ATAN, NEGATIVE_PART, ERF -> true;
                };
            }
        }
    }

    /** Pooling over a square window; an average leaves the padding out. */
    record Pool(Pool.Kind kind, int kernel, int stride) implements Op {
        /** What is taken of a window. */
        public enum Kind {
            AVERAGE,
            MAX
        }
    }

    /** The mean over height and width: {@code [batch, channels]}. */
    record GlobalPool() implements Op {}

    /** A fully connected layer with bias on all values of an image, channel by channel, row by row. */
    record Linear(int units) implements Op {}

    /**
     * Squeeze and excitation: the means over height and width pass a fully connected layer of this many units, ReLU, a
     * second layer and a sigmoid, and what comes of it scales the channels.
     */
    record SqueezeExcite(int units) implements Op {}

    /** The sum of its inputs, which have one shape. */
    record Add() implements Op {}

    /** The product of its inputs, value by value; they have one shape. */
    record Product() implements Op {}

    /** Of two inputs of one shape one value for each two. */
    record Merge(Merge.Kind kind) implements Op {
        /** What is made of two values. */
        public enum Kind {
            /** The first less the second. */
            SUBTRACT,
            /** The first over the second, to which 1e-6 is added. */
            DIVIDE,
            MAXIMUM,
            MINIMUM
        }
    }

    /** Of three inputs of one shape, value by value: the second as far as the first says so, else the third. */
    record Blend() implements Op {}

    /** Its inputs side by side, along the channels. */
    record Concat() implements Op {}

    /** The first so many channels of its input. */
    record Slice(int channels) implements Op {}

    /** A vector of so many channels for each of so many words. */
    record Embedding(int words, int channels) implements Op {}

    /** A score for each word: a fully connected layer with the embedding's weights and a bias of its own. */
    record Unembedding(int words) implements Op {}

    /**
     * What a node has put out at the step before, zeros at the first: how a network recurs.
     *
     * @param node its name; it may be a later one
     */
    record Memory(String node, int channels) implements Op {}

    /** What comes in goes out. */
    record Identity() implements Op {}

    /** Nothing: zeros of the shape that comes in. */
    record Zero() implements Op {}

    /** An operation of which only the name is known: it can be searched and drawn, not priced or built. */
    record Named(String name) implements Op {}
}
