package dev.espalier.method;

/** Settings of AG-Net's mode paper for tests: few and short rounds of learning. */
final class PaperAgNet {

    private PaperAgNet() {}

    static AgNet.Params params(String predictor, boolean repaired) {
        return params(predictor, repaired, AgNet.NOTHING);
    }

    static AgNet.Params params(String predictor, boolean repaired, String without) {
        return new AgNet.Params(
                AgNet.PAPER, 8, 10, 0.1, 0.01, 4, 0, "random", 5, 2_100, 1, 152, without, repaired, predictor);
    }
}
