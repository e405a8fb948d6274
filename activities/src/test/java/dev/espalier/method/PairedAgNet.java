package dev.espalier.method;

/** Settings of AG-Net's mode paired for tests, the others as they are by default. */
public final class PairedAgNet {

    private PairedAgNet() {}

    public static AgNet.Params params(
            int initial, int samples, double exploration, double sharpness, int elite, int whole, String first) {
        return new AgNet.Params(
                AgNet.PAIRED,
                initial,
                samples,
                exploration,
                sharpness,
                elite,
                whole,
                first,
                30,
                20_000,
                2,
                152,
                AgNet.NOTHING,
                false,
                AgNet.NETWORK);
    }
}
