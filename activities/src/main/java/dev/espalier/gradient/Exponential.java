package dev.espalier.gradient;

/**
 * The exponential function and what follows from it, for floats: the same bits on every machine, at a tenth of the cost
 * of the strict one. Relative error below 3e-7.
 */
public final class Exponential {

    private static final float LOG2_E = 1.442695f;
    private static final float LN2_HIGH = 0.6933594f;
    private static final float LN2_LOW = -2.1219444E-4f;

    /** Added to a number of moderate size it leaves the nearest integer in the lowest bits. */
    private static final float ROUNDING = 12_582_912f;

    private static final int ROUNDING_BITS = 0x4B400000;

    private Exponential() {}

    /** Of what lies between -87 and 88; what lies beyond counts as the bound. */
    public static float exp(float x) {
        float bounded = x < -87f ? -87f : x > 88f ? 88f : x;
        float rounded = bounded * LOG2_E + ROUNDING;
        float power = rounded - ROUNDING;
        float rest = bounded - power * LN2_HIGH - power * LN2_LOW;
        float sum = 1.9875691E-4f;
        sum = sum * rest + 0.0013981999f;
        sum = sum * rest + 0.008333452f;
        sum = sum * rest + 0.041665796f;
        sum = sum * rest + 0.16666666f;
        sum = sum * rest + 0.5f;
        return (sum * rest * rest + rest + 1)
                * Float.intBitsToFloat((Float.floatToRawIntBits(rounded) - ROUNDING_BITS + 127) << 23);
    }

    /** Of each less the greatest, so that none overflows: what shares of a softmax are proportional to. */
    public static float[] ofScores(float[] scores) {
        float most = scores[0];
        for (float score : scores) {
            most = Math.max(most, score);
        }
        var weights = new float[scores.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = exp(scores[i] - most);
        }
        return weights;
    }

    public static float sigmoid(float x) {
        return 1 / (1 + exp(-x));
    }

    public static float tanh(float x) {
        return 1 - 2 / (1 + exp(2 * x));
    }
}
