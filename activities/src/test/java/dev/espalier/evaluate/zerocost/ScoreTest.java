package dev.espalier.evaluate.zerocost;

import static dev.espalier.evaluate.zerocost.HandMade.chain;
import static dev.espalier.evaluate.zerocost.HandMade.first;
import static dev.espalier.evaluate.zerocost.HandMade.images;
import static dev.espalier.evaluate.zerocost.HandMade.scored;
import static dev.espalier.evaluate.zerocost.HandMade.squares;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.space.Architecture;
import dev.espalier.space.Network;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import dev.espalier.space.Op.Activation.Kind;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** What each score must be of networks that are small enough to work it out by hand. */
class ScoreTest {

    private static final Op RELU = new Op.Activation(Kind.RELU);
    private static final Percentage EXACTLY = Percentage.withPercentage(1e-4);

    private static Op one(int channels) {
        return new Op.Conv(1, 1, 1, channels);
    }

    @Test
    void synapticFlowOfTwoWeightsIsTwiceTheirProduct() {
        var network = chain(1, one(1), new Op.Linear(1));
        double first = Math.abs(first(network, "1.weight")[0]);
        double second = Math.abs(first(network, "2.weight")[0]);
        var flow = scored(new SynapticFlow(), network, images(1, 1, 2));
        assertThat(flow[0]).isCloseTo(2 * first * second, EXACTLY);
        assertThat(flow[1]).isCloseTo(first * Math.log1p(second) + second * Math.log1p(first), EXACTLY);
    }

    /** Equation 2 and Theorem 1 of the paper: what flows is kept from layer to layer. */
    @Test
    void everyLayerOfAChainHasTheSameSynapticFlow() {
        var shallow = chain(3, 8, new Op.Conv(3, 1, 1, 5), RELU, new Op.GlobalPool(), new Op.Linear(4));
        var deep = chain(
                3, 8, new Op.Conv(3, 1, 1, 5), RELU, one(6), RELU, one(5), RELU, new Op.GlobalPool(), new Op.Linear(4));
        var images = squares(3, 8, new float[2 * 192]);
        for (var network : List.of(shallow, deep)) {
            long layers = network.nodes().stream()
                    .filter(node -> node.op() instanceof Op.Conv || node.op() instanceof Op.Linear)
                    .count();
            assertThat(scored(new SynapticFlow(), network, images)[0]).isCloseTo(layers * passed(network), EXACTLY);
        }
    }

    /** What comes out for an image of ones, worked out layer by layer. */
    private static double passed(Network network) {
        double[][] values = square(8, 3);
        for (var node : network.nodes()) {
            if (node.op() instanceof Op.Conv(int kernel, int _, int _, int channels, int _)) {
                values = convolved(values, first(network, node.name() + ".weight"), kernel, channels);
            }
        }
        var dense = first(network, network.nodes().getLast().name() + ".weight");
        double sum = 0;
        for (int i = 0; i < dense.length; i++) {
            double mean = 0;
            for (double value : values[i % values.length]) {
                mean += value / values[0].length;
            }
            sum += Math.abs(dense[i]) * mean;
        }
        return sum;
    }

    private static double[][] square(int size, int channels) {
        var ones = new double[channels][size * size];
        for (var channel : ones) {
            Arrays.fill(channel, 1);
        }
        return ones;
    }

    private static double[][] convolved(double[][] in, float[] weights, int kernel, int channels) {
        int size = (int) Math.sqrt(in[0].length);
        var out = new double[channels][size * size];
        int at = 0;
        for (int to = 0; to < channels; to++) {
            for (var from : in) {
                for (int down = -kernel / 2; down <= kernel / 2; down++) {
                    for (int right = -kernel / 2; right <= kernel / 2; right++) {
                        add(from, Math.abs(weights[at++]), down, right, size, out[to]);
                    }
                }
            }
        }
        return out;
    }

    private static void add(double[] from, double weight, int down, int right, int size, double[] to) {
        for (int y = Math.max(0, -down); y < Math.min(size, size - down); y++) {
            for (int x = Math.max(0, -right); x < Math.min(size, size - right); x++) {
                to[y * size + x] += weight * from[(y + down) * size + x + right];
            }
        }
    }

    @Test
    void synapticFlowSeesNeitherDataNorNormalisationNorActivation() {
        var plain = chain(1, one(4), new Op.Identity(), new Op.Identity(), one(4), new Op.Linear(2));
        var whole = chain(1, one(4), new Op.BatchNorm(), RELU, one(4), new Op.Linear(2));
        var flow = scored(new SynapticFlow(), plain, images(1, 1, 2));
        assertThat(scored(new SynapticFlow(), whole, images(1, 1, 2))).isEqualTo(flow);
        assertThat(scored(new SynapticFlow(), whole, images(1, -5, 7, 9))).isEqualTo(flow);
    }

    @Test
    void synapticFlowOfADeepNetworkIsBeyondWhat32BitsHold() {
        var ops = new Op[41];
        Arrays.fill(ops, one(64));
        ops[40] = new Op.Linear(10);
        assertThat(scored(new SynapticFlow(), chain(1, ops), images(1, 1, 2))[0])
                .isFinite()
                .isGreaterThan(Float.MAX_VALUE);
    }

    @Test
    void nothingFlowsThroughANetworkWithoutAPath() {
        var network = chain(1, one(2), new Op.Zero(), one(3), new Op.Linear(2));
        assertThat(scored(new SynapticFlow(), network, images(1, 1, 2))).containsExactly(0, 0);
    }

    @Test
    void twoImagesThatNoActivationTreatsAlikeHaveADiagonalKernel() {
        var network = chain(1, one(5), RELU, new Op.Linear(2));
        assertThat(scored(new ActivationOverlap(), network, images(1, 1, -1))[0])
                .isCloseTo(2 * Math.log(5), within(1e-12));
    }

    @Test
    void imagesWithTheSameCodeHaveNoKernelThatCanBeInverted() {
        var network = chain(1, one(5), RELU, new Op.Linear(2));
        assertThat(scored(new ActivationOverlap(), network, images(1, 1, 2, -1))[0])
                .isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void theMoreCodesDifferTheLargerTheLogarithmOfTheDeterminant() {
        double last = Double.NEGATIVE_INFINITY;
        for (int different = 0; different <= 8; different++) {
            double common = 8 - different;
            double next = ActivationOverlap.logDeterminant(new DMatrixRMaj(new double[][] {{8, common}, {common, 8}}));
            if (different > 0) {
                assertThat(next).isGreaterThan(last).isCloseTo(Math.log(64 - common * common), within(1e-12));
            }
            last = next;
        }
    }

    @Test
    void moreActivationsTellMoreImagesApart() {
        var pixels = new float[2 * 12];
        for (int i = 0; i < 12; i++) {
            pixels[2 * i] = (float) Math.cos(i);
            pixels[2 * i + 1] = (float) Math.sin(i);
        }
        var few = chain(2, one(40), RELU, new Op.Linear(2));
        var many = chain(2, one(400), RELU, new Op.Linear(2));
        assertThat(scored(new ActivationOverlap(), many, images(2, pixels))[0])
                .isGreaterThan(scored(new ActivationOverlap(), few, images(2, pixels))[0]);
    }

    /** Of the one linear layer it is the product of what it is told and how wrong it is: softmax less the label. */
    @Test
    void gradientNormOfALinearLayerIsWorkedOutByHand() {
        var network = chain(1, new Op.Linear(2));
        var weights = first(network, "1.weight");
        double right = 1 / (1 + Math.exp(2 * (weights[1] - weights[0])));
        assertThat(scored(new GradientNorm(), network, images(1, 2))[0])
                .isCloseTo(2 * Math.sqrt(2) * (1 - right), EXACTLY);
    }

    /** Images at a right angle: each eigenvalue is the square of an image, times the classes. */
    @Test
    void theTangentKernelOfALinearNetworkIsTheProductsOfItsImages() {
        var network = chain(1, 2, new Op.Linear(3));
        var images = squares(1, 2, 3, 0, 0, 0, 0, 1, 0, 0, 0, 0, 2, 0);
        assertThat(scored(new TangentKernel(), network, images)[0]).isCloseTo(9, EXACTLY);
    }

    /** Of weights a and b in a row, the gradients of an image x are bx and ax. */
    @Test
    void theTangentKernelAddsUpOverLayers() {
        var network = chain(2, new Op.Conv(1, 1, 2, 2), new Op.Linear(1));
        var images = images(2, 5, 0, 0, 1);
        var first = first(network, "1.weight");
        var second = first(network, "2.weight");
        double one = 25 * (first[0] * first[0] + second[0] * second[0]);
        double other = first[1] * first[1] + second[1] * second[1];
        assertThat(scored(new TangentKernel(), network, images)[0])
                .isCloseTo(Math.max(one, other) / Math.min(one, other), EXACTLY);
    }

    @Test
    void equalImagesCannotBeToldApartByAnyGradient() {
        var network = chain(1, new Op.Linear(3));
        assertThat(scored(new TangentKernel(), network, images(1, 2, 2))[0]).isCloseTo(1e12, EXACTLY);
        assertThat(TangentKernel.condition(new DMatrixRMaj(new double[][] {{2, 2}, {2, 2}})))
                .isCloseTo(1e12, EXACTLY);
        assertThat(TangentKernel.condition(new DMatrixRMaj(2, 2))).isNaN();
    }

    @Test
    void whatRoundingLeavesOfAnEigenvalueIsNone() {
        assertThat(TangentKernel.condition(new DMatrixRMaj(new double[][] {{1, 0}, {0, 1e-13}})))
                .isCloseTo(1e12, EXACTLY);
    }

    @Test
    void aKernelThatIsHardToInvertHasACondition() {
        assertThat(TangentKernel.condition(new DMatrixRMaj(new double[][] {{1e9, 0}, {0, 1}})))
                .isCloseTo(1e9, EXACTLY);
        var network = chain(1, 2, new Op.Linear(3));
        var images = squares(1, 2, 31_622.777f, 0, 0, 0, 0, 1, 0, 0);
        assertThat(scored(new TangentKernel(), network, images)[0]).isCloseTo(1e9, EXACTLY);
    }

    /** 720 points on a circle; a line through its middle is crossed twice. */
    @Test
    void threeLinesThroughTheOriginDivideThePlaneIntoSix() {
        var points = new float[2 * 720];
        for (int i = 0; i < 720; i++) {
            points[2 * i] = (float) Math.cos(Math.PI * (i + 0.5) / 360);
            points[2 * i + 1] = (float) Math.sin(Math.PI * (i + 0.5) / 360);
        }
        for (int lines : new int[] {1, 2, 3, 7}) {
            var network = chain(2, one(lines), RELU, new Op.Linear(2));
            assertThat(scored(new LinearRegions(), network, images(2, points))[0])
                    .isEqualTo(2 * lines);
        }
    }

    @Test
    void aNetworkThatCutsNothingOffIsLinear() {
        var network = chain(1, one(4), one(3), new Op.Linear(2));
        assertThat(scored(new LinearRegions(), network, images(1, 1, -1, 3))[0]).isEqualTo(1);
        assertThat(scored(new ActivationOverlap(), network, images(1, 1, -1))[0])
                .isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void whatNothingReadsCountsNowhere() {
        var nodes = List.of(
                new Node("0", new Op.Input(1, 1)),
                new Node("1", one(3), "0"),
                new Node("2", RELU, "1"),
                new Node("aside/conv", one(7), "0"),
                new Node("aside", RELU, "aside/conv"),
                new Node("3", new Op.Linear(2), "2"));
        var more = new Network(new Architecture("hand-made", List.of(1)), nodes);
        var less = chain(1, one(3), RELU, new Op.Linear(2));
        for (var score : Score.ALL.values()) {
            assertThat(scored(score, more, images(1, 1, -2)))
                    .as(score.toString())
                    .isEqualTo(scored(score, less, images(1, 1, -2)));
        }
    }
}
